package dev.scotoma.dataset.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of an Ed25519 key: whose ledger it is. Whoever has a copy of a version keeps it, from a source that they trust, and
 * believes no other.
 */
public final class SignerKey {
    static final int BYTES = 32;

    /** X.509 SubjectPublicKeyInfo of an Ed25519 key is these bytes and the key (RFC 8410). */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";
    private static final int LONGEST_FILE = 4096;

    private final byte[] raw;
    private final PublicKey key;

    private SignerKey(byte[] raw, PublicKey key) {
        this.raw = raw;
        this.key = key;
    }

    /** @throws IllegalArgumentException when these bytes are no key */
    static SignerKey of(byte[] raw) {
        if (raw.length != BYTES) {
            throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
        }
        byte[] encoded = Arrays.copyOf(X509, X509.length + BYTES);
        System.arraycopy(raw, 0, encoded, X509.length, BYTES);
        try {
            var key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            return new SignerKey(raw.clone(), key);
        } catch (GeneralSecurityException refused) {
            throw new IllegalArgumentException("these bytes are no Ed25519 key", refused);
        }
    }

    /** Reads a PEM file as openssl and the platform write it, or the 32 bytes in base64 as manifests hold them. */
    public static SignerKey read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new LedgerFault("There is no key file " + file + ".");
        }
        if (Files.size(file) <= LONGEST_FILE) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
            try {
                return parse(text);
            } catch (IllegalArgumentException refused) {
                throw new LedgerFault(file + " holds no Ed25519 public key, in PEM or base64.", refused);
            }
        }
        throw new LedgerFault(file + " holds no Ed25519 public key, in PEM or base64.");
    }

    /** @throws IllegalArgumentException when the text is no key */
    public static SignerKey parse(String text) {
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            return of(Base64.getDecoder().decode(text));
        }
        byte[] encoded = Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), text.length() - END.length()));
        if (encoded.length != X509.length + BYTES || !Arrays.equals(encoded, 0, X509.length, X509, 0, X509.length)) {
            throw new IllegalArgumentException("the PEM is no Ed25519 key");
        }
        return of(Arrays.copyOfRange(encoded, X509.length, encoded.length));
    }

    boolean signed(byte[] message, byte[] signature) {
        try {
            var verifying = Signature.getInstance("Ed25519");
            verifying.initVerify(key);
            verifying.update(message);
            return verifying.verify(signature);
        } catch (GeneralSecurityException notEvenASignature) {
            return false;
        }
    }

    /** As a manifest names it. */
    public String base64() {
        return Base64.getEncoder().encodeToString(raw);
    }

    public String pem() {
        byte[] encoded = key.getEncoded();
        return BEGIN + "\n" + Base64.getEncoder().encodeToString(encoded) + "\n" + END + "\n";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignerKey that && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    @Override
    public String toString() {
        return base64();
    }
}
