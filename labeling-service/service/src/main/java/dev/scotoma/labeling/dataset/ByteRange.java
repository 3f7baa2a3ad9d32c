package dev.scotoma.labeling.dataset;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From which byte on somebody wants what they have the beginning of (RFC 9110, section 14). Only ranges to the end are served: whatever else
 * is asked for is answered whole, as the standard allows.
 */
record ByteRange(long from, long length) {
    private static final ProblemType NOT_SATISFIABLE =
            new ProblemType("range-not-satisfiable", 416, "Range not satisfiable");
    private static final Pattern TO_THE_END = Pattern.compile("bytes=([0-9]{1,18})-");

    /**
     * @param ifRange what the rest has to belong to; where it is another thing by now, it comes whole
     * @throws Problem 416 where nothing is left
     */
    static ByteRange of(@Nullable String range, @Nullable String ifRange, String tag, long length) {
        var wanted = TO_THE_END.matcher(range == null ? "" : range);
        if (!wanted.matches() || (ifRange != null && !ifRange.equals("\"" + tag + "\""))) {
            return new ByteRange(0, length);
        }
        long from = Long.parseLong(wanted.group(1));
        if (from >= length) {
            throw new Problem(NOT_SATISFIABLE, "There are " + length + " bytes, and none from byte " + from + " on.");
        }
        return new ByteRange(from, length);
    }

    boolean isWhole() {
        return from == 0;
    }
}
