package dev.scotoma.cli;

import dev.scotoma.statistics.mining.Forecast;
import dev.scotoma.statistics.mining.Observations;
import dev.scotoma.statistics.mining.Settings;
import dev.scotoma.statistics.mining.Watch;
import java.util.Locale;
import java.util.Optional;

/** What a search will cost, said before it begins, and refused where it is beyond what fits. */
record Cost(Forecast forecast, Optional<Forecast> shorter, int order) {
    /** Longer than this nobody waits who was not asked. */
    private static final double MOST_SECONDS = 600;

    /** The share of the memory that the hypotheses may take. */
    private static final double MOST_OF_MEMORY = 0.7;

    static Cost of(Observations rows, Settings settings) {
        Optional<Forecast> shorter = settings.order() == 1
                ? Optional.empty()
                : Optional.of(Forecast.of(
                        rows,
                        new Settings(
                                settings.order() - 1, settings.minSupport(), settings.alpha(), settings.context())));
        return new Cost(Forecast.of(rows, settings), shorter, settings.order());
    }

    String words() {
        return "counting " + about(forecast);
    }

    /**
     * The sentence that refuses the search, if it does not fit.
     *
     * @param memory bytes that may be used
     * @param consent whether the number of conditions was asked for, so that the time is nobody's surprise
     */
    Optional<String> refusal(long memory, boolean consent) {
        boolean large = forecast.bytes() > MOST_OF_MEMORY * memory;
        boolean slow = forecast.seconds() > MOST_SECONDS && !consent;
        if (!large && !slow) {
            return Optional.empty();
        }
        var sentence =
                new StringBuilder("%d axes at --max-order %d: %s.".formatted(forecast.axes(), order, about(forecast)));
        if (large) {
            sentence.append(" There are %s for it (JAVA_TOOL_OPTIONS=-Xmx8g gives more)."
                    .formatted(bytes(MOST_OF_MEMORY * memory)));
        }
        shorter.ifPresent(each -> sentence.append(" With --max-order %d: %s.".formatted(order - 1, about(each))));
        if (!large) {
            sentence.append(" Say --max-order %d to go on all the same.".formatted(order));
        }
        return Optional.of(sentence.append(" A larger --min-support and fewer --features make it less, too.")
                .toString());
    }

    /** Shows how far a search is. */
    Watch watch(Progress progress) {
        return new Watch() {
            @Override
            public void counted(int done, int of) {
                progress.show("%s; counted %d of %d pairs of axes".formatted(words(), done, of));
            }

            @Override
            public void chosen(int subdomains) {
                progress.show("testing; %d subdomains stand out so far".formatted(subdomains));
            }
        };
    }

    private static String about(Forecast forecast) {
        return String.format(
                Locale.ROOT,
                "about %,.0f subdomains to test, some %,.0f s and %s",
                forecast.hypotheses(),
                Math.ceil(forecast.seconds()),
                bytes(forecast.bytes()));
    }

    private static String bytes(double bytes) {
        return bytes < 1e9
                ? String.format(Locale.ROOT, "%.0f MB", Math.ceil(bytes / 1e6))
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
