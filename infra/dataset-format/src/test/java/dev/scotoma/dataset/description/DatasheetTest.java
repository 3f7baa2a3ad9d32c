package dev.scotoma.dataset.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.dataset.DrawnVersion;
import dev.scotoma.dataset.description.Datasheet.Share;
import dev.scotoma.dataset.format.About;
import dev.scotoma.dataset.format.Agreement;
import dev.scotoma.dataset.format.DatasetWriter;
import dev.scotoma.dataset.format.Item;
import dev.scotoma.dataset.format.ItemBuilder;
import dev.scotoma.dataset.format.Manifest;
import dev.scotoma.dataset.format.Redaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasheetTest {
    @TempDir
    Path folder;

    @Test
    void theFiguresAreThoseOfTheRows() throws IOException {
        // 400 sessions of 100 people, each with two of either kind; thirty of them at a laptop.
        Datasheet sheet = describe(new DrawnVersion(400, 100).write(folder));
        assertThat(sheet.totals().sessions()).isEqualTo(400);
        assertThat(sheet.totals().people()).isEqualTo(100);
        assertThat(sheet.totals().genuine()).isEqualTo(200);
        assertThat(sheet.totals().countries()).isEqualTo(5);
        assertThat(sheet.totals().seconds()).isEqualTo(1600);
        assertThat(sheet.devices().laptopShare()).isEqualTo(.3);
        assertThat(sheet.splits()).extracting(Share::value).containsExactly("dev", "test", "train");
        assertThat(sheet.splits()).extracting(Share::people).containsExactly(20, 20, 60);
        assertThat(sheet.continents())
                .extracting(Share::value)
                .containsExactly("Africa", "Asia", "Europe", "North America", "South America");
        var ages = sheet.axes().stream()
                .filter(axis -> axis.name().equals("age_band"))
                .findFirst()
                .orElseThrow();
        assertThat(ages.unknown()).isEqualTo(4 * 15);
        assertThat(sheet.gaps())
                .contains(new Datasheet.Gap("camera", "tablet", 0, 0))
                .doesNotContain(new Datasheet.Gap("camera", "laptop", 60, 60));
    }

    @Test
    void whatEverybodyRecordedInEqualSharesGoesTogetherWithNothing() throws IOException {
        Datasheet sheet = describe(new DrawnVersion(400, 100).write(folder));
        var country = sheet.independence().getFirst();
        assertThat(country.axis()).isEqualTo("country");
        assertThat(country.people()).isEqualTo(100);
        assertThat(Objects.requireNonNull(country.v()).estimate()).isZero();
        assertThat(country.good()).isTrue();
        var gender = sheet.independence().get(2);
        assertThat(gender.unanswered()).isEqualTo(100);
        assertThat(gender.good()).isNull();
    }

    @Test
    void aCountryThatOnlyAttacksIsTold() throws IOException {
        Datasheet sheet = describe(write(person -> person < 60 ? "DE" : "BR", (person, session) -> person >= 60));
        var country = sheet.independence().getFirst();
        assertThat(Objects.requireNonNull(country.v()).estimate()).isGreaterThan(.9);
        assertThat(country.good()).isFalse();
        assertThat(DatasheetText.of(sheet)).contains("| country | 120 | 0 | ").contains("| **no** |");
    }

    @Test
    void alphaIsThatOfTheTextbookAndUnsureIsNoAnswer() throws IOException {
        Datasheet sheet = describe(write(person -> "DE", (person, session) -> session == 1));
        // Of each item three votes of "phone": yes yes no. Observed 4/3 a vote in 3; expected by 2/3 and 1/3 without
        // replacement.
        int votes = 3 * 240;
        double expected = 2.0 * (2 * votes / 3.0) * (votes / 3.0) / (votes * (votes - 1.0));
        double observed = 240 * 2.0 * 2 * 1 / 2 / votes;
        var phone = sheet.agreement().getFirst();
        assertThat(phone.name()).isEqualTo("phone");
        assertThat(Objects.requireNonNull(phone.alpha())).isCloseTo(1 - observed / expected, within(1e-12));
        assertThat(phone.unsure()).isEqualTo(2 * 240);
        var finger = sheet.agreement().get(1);
        assertThat(finger.alpha()).isNull();
    }

    @Test
    void whereTheCrowdWasFooledIsCounted() throws IOException {
        Datasheet sheet = describe(write(person -> "DE", (person, session) -> session == 1));
        assertThat(sheet.crowdAgainstTruth()).isEqualTo(new Datasheet.CrowdAgainstTruth(120, 0));
    }

    @Test
    void theSameVersionIsDescribedByTheSameBytes() throws IOException {
        Manifest manifest = new DrawnVersion(60, 100).write(folder);
        Description.write(folder, manifest, DrawnVersion.ABOUT);
        byte[] sheet = Files.readAllBytes(folder.resolve("DATASHEET.md"));
        byte[] croissant = Files.readAllBytes(folder.resolve("croissant.json"));
        Description.write(folder, manifest, DrawnVersion.ABOUT);
        assertThat(Files.readAllBytes(folder.resolve("DATASHEET.md"))).isEqualTo(sheet);
        assertThat(Files.readAllBytes(folder.resolve("croissant.json"))).isEqualTo(croissant);
    }

    @Test
    void afterAWithdrawalTheSheetCountsWhatIsLeft() throws IOException {
        Manifest manifest = new DrawnVersion(60, 100).write(folder);
        Path left = Files.createDirectory(folder.resolve("left"));
        Redaction.leaveOut(folder, left, Set.of(manifest.items().getFirst().id()));
        Datasheet sheet = Composition.of(left, manifest, DrawnVersion.ABOUT);
        Description.write(left, manifest, DrawnVersion.ABOUT);
        assertThat(sheet.totals().sessions()).isEqualTo(59);
        assertThat(sheet.withdrawn()).isEqualTo(1);
        assertThat(Files.readString(left.resolve("DATASHEET.md"))).contains("without 1 session withdrawn");
    }

    @Test
    void openBlindSpotsAreListed() throws IOException {
        About about = new About(
                DrawnVersion.ABOUT.created(),
                "For tests.",
                List.of(),
                "",
                List.of("apcer in light_level = dark: 41.0%"),
                null);
        Manifest manifest = new DrawnVersion(20, 100).write(folder);
        Files.write(folder.resolve(About.FILE), about.bytes());
        assertThat(About.read(folder)).isEqualTo(about);
        assertThat(DatasheetText.of(Composition.of(folder, manifest, about)))
                .contains("- apcer in light_level = dark: 41.0%");
    }

    @Test
    void aSheetThatWasKeptSaysWhatIsSaidOfTheVersionByNow() throws IOException {
        Datasheet sheet = describe(new DrawnVersion(20, 100).write(folder));
        About now = new About(DrawnVersion.ABOUT.created(), "Said later.", List.of("Ada"), "A note.");
        Datasheet read = Description.read(Description.data(sheet), now);
        assertThat(read.description()).isEqualTo("Said later.");
        assertThat(read.totals()).isEqualTo(sheet.totals());
        assertThat(read.independence()).isEqualTo(sheet.independence());
        assertThat(DatasheetText.of(read)).contains("author = {Ada}").contains("A note.");
    }

    @Test
    void whatADeviceCallsItselfMakesNoOtherTable() throws IOException {
        Datasheet sheet = describe(write(person -> "DE", (person, session) -> session == 1, "a | b\n# <script> `c`"));
        assertThat(DatasheetText.of(sheet))
                .contains("| device_model | a \\| b # &lt;script> \\`c\\` | 120 | 120 | 120 |")
                .doesNotContain("<script>");
    }

    @FunctionalInterface
    private interface Attacks {
        boolean attack(int person, int session);
    }

    private Manifest write(java.util.function.IntFunction<String> country, Attacks attacks) throws IOException {
        return write(country, attacks, "phone");
    }

    /** 120 people with two sessions each. */
    private Manifest write(java.util.function.IntFunction<String> country, Attacks attacks, String device)
            throws IOException {
        var items = new ArrayList<Item>();
        for (int person = 0; person < 120; person++) {
            for (int session = 0; session < 2; session++) {
                boolean attack = attacks.attack(person, session);
                String name = "p_%03d".formatted(person);
                String sha256 = "%064x".formatted(2 * person + session);
                items.add(ItemBuilder.builder()
                        .id("s_%03d_%d".formatted(person, session))
                        .participant(name)
                        .depicted(name)
                        .split("train")
                        .truth(attack ? "attack" : "genuine")
                        .prescribedKind("genuine")
                        .declaredKind("genuine")
                        .prescribedAttackType("none")
                        .instrument(null)
                        .attempt(1)
                        .campaign("c_1")
                        .recordedOn("2026-11-23")
                        .mayBeShared(true)
                        .conditions(Map.of("country", country.apply(person), "device_model", device))
                        .mediaPath(Item.mediaPath(sha256, "webm"))
                        .mediaSha256(sha256)
                        .mediaBytes(10)
                        .container(null)
                        .codec(null)
                        .durationMs(null)
                        .evidence(Item.NOT_TOLD)
                        .build());
            }
        }
        try (var writer = new DatasetWriter(folder)) {
            for (Item item : items) {
                writer.add(item, answers(item));
            }
            return writer.finish(DrawnVersion.RELEASE);
        }
    }

    /** Yes, yes, no and two unsure of the phone; three times no of the rest, also of attacks. */
    private static List<Agreement> answers(Item item) {
        return Agreement.ATTRIBUTES.stream()
                .map(attribute -> attribute.equals("phone")
                        ? new Agreement(item.id(), attribute, 2, 1, 2, .7, "settled", true, "dawid-skene")
                        : new Agreement(item.id(), attribute, 0, 3, 0, .01, "settled", false, "dawid-skene"))
                .toList();
    }

    private Datasheet describe(Manifest manifest) throws IOException {
        return Composition.of(folder, manifest, DrawnVersion.ABOUT);
    }
}
