package dev.scotoma.capture.campaign;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

record RaisedQuota(@Min(1) @Max(100_000) int wanted) {}
