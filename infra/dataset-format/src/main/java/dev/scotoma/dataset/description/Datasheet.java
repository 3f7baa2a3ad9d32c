package dev.scotoma.dataset.description;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A version in figures, counted from its rows as they stand: without what was withdrawn by then. {@link DatasheetText} tells it, and
 * the page of a version draws it.
 *
 * @param identity sha256 of the manifest
 * @param created UTC time of the freeze
 * @param parent identity of the version it follows
 * @param answers ids of the blind spots that the version was collected against
 * @param open where models were known to fail at the freeze, a sentence each
 * @param withdrawn items of the release that are not in these rows any more
 * @param excluded sessions left out at the freeze, by reason
 * @param splits sessions of each split
 * @param axes what each condition axis shows, in the order of the vocabulary
 * @param gaps what a closed axis never or hardly shows
 */
@RecordBuilder
public record Datasheet(
        String version,
        String line,
        String identity,
        String created,
        String description,
        List<String> authors,
        String notes,
        String licence,
        @Nullable String parent,
        List<String> answers,
        List<String> open,
        Totals totals,
        int withdrawn,
        SortedMap<String, Integer> excluded,
        List<Share> splits,
        List<AxisShares> axes,
        List<Share> continents,
        DeviceMix devices,
        List<Independence> independence,
        List<AttributeAgreement> agreement,
        CrowdAgainstTruth crowdAgainstTruth,
        List<Gap> gaps) {

    /** Fewer sessions than this of one kind are next to nothing: {@link Gap}. */
    public static final int FEW = 10;

    /**
     * @param people who recorded
     * @param depicted whose faces are shown, recorders among them
     * @param firstAttempts sessions that are their participant's first in a campaign
     * @param firstDay of recording, and the last; empty where there are no sessions
     * @param seconds of recordings whose length is known
     */
    @RecordBuilder
    public record Totals(
            int sessions,
            int people,
            int depicted,
            int genuine,
            int attack,
            int campaigns,
            int countries,
            int firstAttempts,
            int shareable,
            String firstDay,
            String lastDay,
            long mediaBytes,
            long seconds) {}

    /** Sessions of one value, by truth, and the people who recorded them. */
    public record Share(String value, int genuine, int attack, int people) {
        public int sessions() {
            return genuine + attack;
        }
    }

    /** @param unknown sessions without a value */
    public record AxisShares(String name, List<Share> values, int unknown) {}

    /** Sessions by kind of device, against the mix that is aimed at. */
    public record DeviceMix(int laptop, int mobile, int unknown) {
        public static final double LAPTOP_AIM = .3;

        /** Of those whose device is known; null when none is. */
        public @Nullable Double laptopShare() {
            return laptop + mobile == 0 ? null : (double) laptop / (laptop + mobile);
        }
    }

    /**
     * Whether a trait of people goes together with genuine and attack: it must not.
     *
     * @param people who answered
     * @param unanswered who did not
     * @param v null where fewer than two values, or only one kind of session, are there
     */
    public record Independence(
            String axis,
            int people,
            int unanswered,
            @Nullable CramersV v) {
        /** Above it nobody may call a trait independent. */
        public static final double LIMIT = .1;

        /** Null where nothing can be said. */
        public @Nullable Boolean good() {
            return v == null ? null : v.high() < LIMIT;
        }
    }

    /**
     * @param present items that have the attribute
     * @param alpha Krippendorff's, of yes and no on items with two of these or more; null where there are none or nobody ever differs
     */
    public record AttributeAgreement(
            String name,
            int items,
            int present,
            int adjudicated,
            long votes,
            long unsure,
            @Nullable Double alpha) {}

    /** Where the crowd's word for the whole session is not its truth. */
    public record CrowdAgainstTruth(int attacksSeenAsGenuine, int genuineSeenAsAttacks) {}

    /** A value of which one kind is hardly there. Genuine sessions have no attack type and no instrument, and are not asked for them. */
    public record Gap(String axis, String value, int genuine, int attack) {}
}
