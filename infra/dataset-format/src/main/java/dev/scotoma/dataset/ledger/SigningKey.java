package dev.scotoma.dataset.ledger;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** The secret half: any 32 random bytes are an Ed25519 key (RFC 8032). */
public final class SigningKey {
    private final PrivateKey key;
    private final SignerKey signer;

    private SigningKey(PrivateKey key, SignerKey signer) {
        this.key = key;
        this.signer = signer;
    }

    /** @throws IllegalArgumentException when the text is not 32 bytes in base64; the message does not repeat it */
    public static SigningKey of(String base64) {
        byte[] seed;
        try {
            seed = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            seed = new byte[0]; // told below, without the value
        }
        if (seed.length != SignerKey.BYTES) {
            throw new IllegalArgumentException("must be 32 random bytes in base64");
        }
        try {
            var key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            var signing = new SigningKey(key, SignerKey.of(publicKeyOf(seed)));
            byte[] proof = {1};
            if (!signing.signer.signed(proof, signing.sign(proof))) {
                throw new IllegalStateException("this JDK makes another public key of these bytes");
            }
            return signing;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has Ed25519", impossible);
        }
    }

    /** The JDK gives the public key of a key that it draws itself, and of no other: so it draws this one. */
    private static byte[] publicKeyOf(byte[] seed) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
            private static final long serialVersionUID = 1;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, bytes.length);
            }
        });
        byte[] encoded = ((EdECPublicKey) generator.generateKeyPair().getPublic()).getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - SignerKey.BYTES, encoded.length);
    }

    public SignerKey signer() {
        return signer;
    }

    byte[] sign(byte[] message) {
        try {
            var signing = Signature.getInstance("Ed25519");
            signing.initSign(key);
            signing.update(message);
            return signing.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has Ed25519", impossible);
        }
    }
}
