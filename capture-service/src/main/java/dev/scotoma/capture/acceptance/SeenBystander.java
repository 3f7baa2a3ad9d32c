package dev.scotoma.capture.acceptance;

import dev.scotoma.capture.session.Bystander;
import jakarta.validation.constraints.NotNull;

record SeenBystander(@NotNull Bystander who) {}
