package dev.scotoma.capture.participant;

import dev.scotoma.capture.campaign.Secret;
import java.math.BigInteger;
import java.util.Locale;

/**
 * The code a participant writes down: 125 random bits in Crockford's base 32, in groups of five. Reading is forgiving about
 * case, separators and the letters that look like digits.
 */
final class ReturnCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int GROUPS = 5;
    private static final int GROUP = 5;

    private ReturnCode() {}

    /** Takes five bits a symbol from the front. */
    static String of(byte[] random) {
        var bits = new BigInteger(1, random);
        int unused = 8 * random.length;
        var code = new StringBuilder();
        for (int symbol = 0; symbol < GROUPS * GROUP; symbol++) {
            if (symbol > 0 && symbol % GROUP == 0) {
                code.append('-');
            }
            unused -= 5;
            code.append(ALPHABET.charAt(bits.shiftRight(unused).intValue() & 31));
        }
        return code.toString();
    }

    static byte[] hash(String typed) {
        return Secret.hash(typed.toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1'));
    }
}
