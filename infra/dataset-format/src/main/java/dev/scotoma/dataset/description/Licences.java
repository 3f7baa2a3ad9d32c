package dev.scotoma.dataset.description;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that others read: of licences, and of versions. */
final class Licences {
    private static final Pattern SPDX = Pattern.compile("(?!LicenseRef-)[A-Za-z0-9.+-]+");
    private static final Pattern VERSION = Pattern.compile("v?0*(\\d+)(?:\\.0*(\\d+))?(?:\\.0*(\\d+))?");

    private Licences() {}

    static boolean isSpdx(String licence) {
        return SPDX.matcher(licence).matches();
    }

    /** Where the text of the licence stands; a text of one's own stands in LICENSE. */
    static String url(String licence) {
        return isSpdx(licence) ? "https://spdx.org/licenses/" + licence + ".html" : "LICENSE";
    }

    /** {@code v2} is 2.0.0 to whoever wants three numbers. */
    static String semantic(String version) {
        Matcher numbers = VERSION.matcher(version);
        if (!numbers.matches()) {
            return version;
        }
        return numbers.group(1) + "." + orZero(numbers.group(2)) + "." + orZero(numbers.group(3));
    }

    private static String orZero(@org.jspecify.annotations.Nullable String number) {
        return number == null || number.isEmpty() ? "0" : number;
    }
}
