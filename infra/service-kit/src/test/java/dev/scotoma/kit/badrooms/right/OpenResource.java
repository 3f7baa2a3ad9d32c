package dev.scotoma.kit.badrooms.right;

import jakarta.ws.rs.GET;

/** Breaks: does not say who may call it. No {@code @Path}, so that no service serves it. */
public class OpenResource {
    @GET
    public String anybody() {
        return "";
    }
}
