package dev.scotoma.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The staff passwords that identity drew at its first start: shown once, then gone. */
final class SignIns {
    private SignIns() {}

    static Path file(Path home) {
        return home.resolve("first-sign-ins");
    }

    static void show(Path home) throws IOException {
        Path file = file(home);
        if (Files.exists(file)) {
            Console.say("");
            Console.say("Sign-ins (shown only this once; RESET_PASSWORDS=1 make up draws new ones):");
            for (String line : Files.readAllLines(file)) {
                Console.say("  " + line);
            }
            Files.delete(file);
        }
    }
}
