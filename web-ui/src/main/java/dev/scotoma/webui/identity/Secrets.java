package dev.scotoma.webui.identity;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** Draws, digests and compares what must not be guessed. */
final class Secrets {
    /** bcrypt takes 2^12 rounds, about a quarter of a second of one core, and reads 72 bytes at most. */
    private static final int ROUNDS = 12;

    static final int LONGEST_PASSWORD = 72;

    /** No 0/O, 1/l/I, so that a password can be read out; 32 letters are 5 bits each. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String NOBODYS = hash(password());

    private Secrets() {}

    /** 256 random bits in base64url. */
    static String token() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** Sixteen letters in groups of four: 80 bits. */
    static String password() {
        var password = new StringBuilder(19);
        for (int i = 0; i < 16; i++) {
            if (i > 0 && i % 4 == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    static String hash(String password) {
        return BcryptUtil.bcryptHash(password, ROUNDS);
    }

    /** Compares with the hash, or, when there is none, takes as long as if there were one and says no. */
    static boolean matches(String password, Optional<String> hash) {
        return BcryptUtil.matches(password, hash.orElse(NOBODYS)) && hash.isPresent();
    }

    static byte[] sha256(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("every JDK has SHA-256", cause);
        }
    }
}
