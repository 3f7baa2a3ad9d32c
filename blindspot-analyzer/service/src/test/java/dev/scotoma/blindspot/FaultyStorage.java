package dev.scotoma.blindspot;

import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.Faults;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

/** Lets the process die at writes to storage, in the tests that ask for it. */
@Decorator
@Priority(1)
class FaultyStorage extends Faults.Storage {
    @Inject
    FaultyStorage(@Delegate @Any ObjectStorage storage) {
        super(storage);
    }
}
