package dev.scotoma.dataset.description;

import dev.scotoma.dataset.description.Datasheet.AttributeAgreement;
import dev.scotoma.dataset.description.Datasheet.AxisShares;
import dev.scotoma.dataset.description.Datasheet.Gap;
import dev.scotoma.dataset.description.Datasheet.Independence;
import dev.scotoma.dataset.description.Datasheet.Share;
import dev.scotoma.dataset.description.Datasheet.Totals;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** DATASHEET.md. Every figure is from the rows; sentences that no row can prove say what the platform does. */
final class DatasheetText {
    static final String FILE = "DATASHEET.md";

    private final Datasheet sheet;
    private final StringBuilder text = new StringBuilder();

    private DatasheetText(Datasheet sheet) {
        this.sheet = sheet;
    }

    static String of(Datasheet sheet) {
        return new DatasheetText(sheet).write();
    }

    private String write() {
        Totals totals = sheet.totals();
        line("# Datasheet of version " + sheet.version());
        line("");
        line(oneLine(sheet.description()));
        line("");
        line("Counted from the rows"
                + (sheet.withdrawn() == 0
                        ? "."
                        : ", without " + sessions(sheet.withdrawn()) + " withdrawn since the release.")
                + " Identity `sha256:" + sheet.identity() + "`, line `" + sheet.line()
                + "`, frozen " + sheet.created() + ", licence " + sheet.licence() + ".");
        if (!sheet.notes().isBlank()) {
            line("");
            line(oneLine(sheet.notes()));
        }
        composition(totals);
        collection(totals);
        comparison(totals);
        places();
        devices();
        demographics();
        agreement();
        gaps();
        heading("Open blind spots");
        if (sheet.open().isEmpty()) {
            line("None was known at the freeze.");
        } else {
            line("Where models were known to fail at the freeze:");
            line("");
            sheet.open().forEach(spot -> line("- " + cell(spot)));
        }
        line("");
        line("## Cite");
        line("");
        line("```bibtex");
        line(Citation.bibtex(sheet));
        line("```");
        return text.toString();
    }

    private void composition(Totals totals) {
        heading("Composition");
        line("One item is one recording of a person in a simulated login. " + sessions(totals.sessions()) + " of "
                + people(totals.people()) + ", " + decimal(totals.mediaBytes() / 1e9, 2) + " GB, "
                + decimal(totals.seconds() / 3600.0, 1) + " hours.");
        line("");
        table(
                List.of("split", "genuine", "attack", "people"),
                Stream.concat(
                        sheet.splits().stream()
                                .map(split -> List.of(
                                        split.value(),
                                        count(split.genuine()),
                                        count(split.attack()),
                                        count(split.people()))),
                        Stream.of(List.of(
                                "all", count(totals.genuine()), count(totals.attack()), count(totals.people())))));
        line("");
        line("What the recordings show (sessions; an axis that is not listed has no value in this version):");
        line("");
        table(
                List.of("axis", "value", "genuine", "attack", "people"),
                sheet.axes().stream()
                        .filter(axis -> !axis.values().isEmpty() && !axis.name().equals("country"))
                        .flatMap(DatasheetText::rows));
    }

    private static Stream<List<String>> rows(AxisShares axis) {
        Stream<List<String>> known = axis.values().stream()
                .map(share -> List.of(
                        axis.name(),
                        share.value(),
                        count(share.genuine()),
                        count(share.attack()),
                        count(share.people())));
        return axis.unknown() == 0
                ? known
                : Stream.concat(
                        known, Stream.of(List.of(axis.name(), "unknown", count(axis.unknown()) + " in all", "", "")));
    }

    private void collection(Totals totals) {
        heading("Collection");
        line("Recorded "
                + (totals.firstDay().isEmpty() ? "on no day" : "from " + totals.firstDay() + " to " + totals.lastDay())
                + " in " + count(totals.campaigns()) + (totals.campaigns() == 1 ? " campaign" : " campaigns")
                + ", by people on devices of their own, after consent. "
                + count(totals.firstAttempts())
                + " sessions are their participant's first attempt in a campaign; later ones were"
                + " made knowing whether the one before had counted. " + count(totals.shareable())
                + " may be handed on; the others were given to the collector alone. Attacks show "
                + "the recorder or another adult who agreed, never a found image.");
        line("");
        line(
                "`truth` is what was prescribed and declared; where these or the crowd's word disagree, a reviewer ruled, and sessions"
                        + " that nobody could decide are not in the version.");
        line("");
        if (sheet.excluded().isEmpty()) {
            line("No session was left out.");
        } else {
            line("Left out at the freeze:");
            line("");
            table(
                    List.of("reason", "sessions"),
                    sheet.excluded().entrySet().stream()
                            .map(reason -> List.of(reason.getKey(), count(reason.getValue()))));
        }
        if (sheet.parent() != null) {
            line("");
            line("It follows the version with the identity `sha256:" + sheet.parent() + "`.");
        }
        if (!sheet.answers().isEmpty()) {
            line("");
            line("It was collected against the blind spots " + String.join(", ", sheet.answers()) + ".");
        }
    }

    private void comparison(Totals totals) {
        heading("Beside other datasets");
        line("In the form of Table 1 of arXiv 2206.06510. The figures of other sets are those their authors publish.");
        line("");
        table(
                List.of("dataset", "people", "videos", "attack media", "collected"),
                Stream.concat(
                        Stream.of(
                                List.of("CASIA-FASD", "50", "600", "print, cut print, replay", "laboratory"),
                                List.of("Replay-Attack", "50", "1,200", "print, replay", "laboratory"),
                                List.of("MSU-MFSD", "35", "280", "print, replay", "laboratory"),
                                List.of("OULU-NPU", "55", "4,950", "print, replay", "laboratory"),
                                List.of(
                                        "Entry (the paper's own)",
                                        "45,000",
                                        "83,000",
                                        "of a crowd's making",
                                        "crowd, over 20 countries")),
                        Stream.of(List.of(
                                "**this version**",
                                count(totals.people()),
                                count(totals.sessions()),
                                axis("attack_type").values().stream()
                                        .filter(share -> share.attack() > 0)
                                        .map(Share::value)
                                        .collect(Collectors.joining(", ")),
                                "crowd, " + count(totals.countries())
                                        + (totals.countries() == 1 ? " country" : " countries")))));
    }

    private void places() {
        heading("Continents and countries");
        table(
                List.of("continent", "genuine", "attack", "people"),
                sheet.continents().stream()
                        .map(share -> List.of(
                                share.value(), count(share.genuine()), count(share.attack()), count(share.people()))));
        List<Share> countries = axis("country").values();
        if (!countries.isEmpty()) {
            line("");
            line(countries.stream()
                    .map(share -> share.value() + " " + count(share.sessions()))
                    .collect(Collectors.joining(", ", "Sessions by country: ", ".")));
        }
    }

    private void devices() {
        heading("Devices");
        Double laptop = sheet.devices().laptopShare();
        line(
                laptop == null
                        ? "The device of no session is known."
                        : percent(laptop) + " of sessions on laptops and " + percent(1 - laptop)
                                + " on mobiles; aimed at are 30% and 70%. The" + " device of "
                                + count(sheet.devices().unknown()) + " is unknown.");
    }

    private void demographics() {
        heading("Who is in it, and whether that goes together with genuine or attack");
        line(
                "It must not: a model could learn the people instead of the attack. Cramér's V on people, with Bergsma's correction and a 95%"
                        + " interval; good where its upper end is under " + decimal(Independence.LIMIT, 1)
                        + ". Whoever recorded both kinds counts in each by their share. Ethnicity is not asked; skin tone is.");
        line("");
        table(
                List.of("trait", "answered", "not answered", "V", "95% interval", "independent"),
                sheet.independence().stream().map(DatasheetText::independence));
    }

    private static List<String> independence(Independence trait) {
        CramersV v = trait.v();
        Boolean good = trait.good();
        if (v == null || good == null) {
            return List.of(trait.axis(), count(trait.people()), count(trait.unanswered()), "", "", "cannot be said");
        }
        return List.of(
                trait.axis(),
                count(trait.people()),
                count(trait.unanswered()),
                decimal(v.estimate(), 3),
                decimal(v.low(), 3) + " to " + decimal(v.high(), 3),
                verdict(good, v));
    }

    private static String verdict(boolean good, CramersV v) {
        if (good) {
            return "yes";
        }
        return v.low() >= Independence.LIMIT ? "**no**" : "not shown";
    }

    private void agreement() {
        heading("Agreement");
        line("Krippendorff's alpha of yes and no over the labelers of an item; unsure is no answer.");
        line("");
        table(
                List.of("attribute", "items", "present", "ruled by a reviewer", "answers", "unsure", "alpha"),
                sheet.agreement().stream()
                        .map(attribute -> List.of(
                                attribute.name(),
                                count(attribute.items()),
                                count(attribute.present()),
                                count(attribute.adjudicated()),
                                count(attribute.votes()),
                                attribute.votes() == 0 ? "" : percent((double) attribute.unsure() / attribute.votes()),
                                alpha(attribute))));
        line("");
        line("The crowd took " + sessions(sheet.crowdAgainstTruth().attacksSeenAsGenuine())
                + " that are attacks for genuine and "
                + sessions(sheet.crowdAgainstTruth().genuineSeenAsAttacks())
                + " that are genuine for attacks. These stay in: attacks that fool people are worth most.");
    }

    private static String alpha(AttributeAgreement attribute) {
        Double alpha = attribute.alpha();
        return alpha == null ? "no two answers differ" : decimal(alpha, 3);
    }

    private void gaps() {
        heading("Known gaps");
        if (sheet.gaps().isEmpty()) {
            line("Of every value that an axis has, there are " + Datasheet.FEW
                    + " genuine sessions and attacks or more.");
            return;
        }
        line("Values of which fewer than " + Datasheet.FEW
                + " sessions of a kind are here. A model's errors there cannot be known from" + " this version.");
        line("");
        table(
                List.of("axis", "value", "genuine", "attack"),
                sheet.gaps().stream()
                        .map(gap -> List.of(gap.axis(), gap.value(), count(gap.genuine()), count(gap.attack()))));
    }

    static String agreementSentence(Datasheet sheet) {
        return sheet.agreement().stream()
                .filter(attribute -> attribute.alpha() != null)
                .map(attribute -> attribute.name() + " " + alpha(attribute))
                .collect(Collectors.joining(", ", "Krippendorff's alpha by attribute: ", "."));
    }

    static String biasSentence(Datasheet sheet) {
        return sheet.independence().stream()
                .filter(trait -> trait.v() != null)
                .map(trait -> {
                    List<String> cells = independence(trait);
                    return trait.axis() + " V " + cells.get(3) + " (95% interval " + cells.get(4) + ", "
                            + trait.unanswered() + " people without an answer)";
                })
                .collect(Collectors.joining(
                        "; ", "Whether what people are goes together with genuine or attack, by Cramér's V: ", "."));
    }

    static String limitationSentence(Datasheet sheet) {
        Map<String, List<String>> never = sheet.gaps().stream()
                .filter(gap -> gap.genuine() + gap.attack() == 0)
                .collect(Collectors.groupingBy(
                        Gap::axis, java.util.TreeMap::new, Collectors.mapping(Gap::value, Collectors.toList())));
        return "A crowd's attacks are no random sample of attacks."
                + (never.isEmpty()
                        ? ""
                        : never.entrySet().stream()
                                .map(axis -> axis.getKey() + " " + String.join(", ", axis.getValue()))
                                .collect(Collectors.joining("; ", " Never shown: ", ".")));
    }

    private AxisShares axis(String name) {
        return sheet.axes().stream()
                .filter(axis -> axis.name().equals(name))
                .findFirst()
                .orElseGet(() -> new AxisShares(name, List.of(), 0));
    }

    private void heading(String title) {
        line("");
        line("## " + title);
        line("");
    }

    private void table(List<String> header, Stream<List<String>> rows) {
        row(header);
        line("|---".repeat(header.size()) + "|");
        rows.forEach(this::row);
    }

    /** Cells may come from devices: a bar or a line end in one must not make another cell. */
    private void row(List<String> cells) {
        line(cells.stream().map(DatasheetText::cell).collect(Collectors.joining(" | ", "| ", " |")));
    }

    private static String cell(String text) {
        return oneLine(text)
                .replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("`", "\\`");
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String sessions(int n) {
        return count(n) + (n == 1 ? " session" : " sessions");
    }

    private static String people(int n) {
        return count(n) + (n == 1 ? " person" : " people");
    }

    private static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    static String decimal(double x, int places) {
        return String.format(Locale.ROOT, "%." + places + "f", x);
    }

    private static String percent(double share) {
        return decimal(100 * share, 1) + "%";
    }
}
