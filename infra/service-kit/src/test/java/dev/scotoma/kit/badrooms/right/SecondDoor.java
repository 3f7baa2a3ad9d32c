package dev.scotoma.kit.badrooms.right;

import jakarta.enterprise.context.ApplicationScoped;

/** Breaks: one of two doors of its room. */
@ApplicationScoped
public class SecondDoor {}
