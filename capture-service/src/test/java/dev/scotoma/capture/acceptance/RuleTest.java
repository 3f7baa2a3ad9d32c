package dev.scotoma.capture.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.capture.campaign.Kind;
import dev.scotoma.capture.session.Truth;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of docs/acceptance.md. An empty cell: not known (yet). */
class RuleTest {
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, nullValues = "", textBlock = """
            prescribed, declared, inspection,    crowd,   flagged, ruling,    verdict,                paid
            genuine,    genuine,  ,              ,        false,   ,          wait,                   false
            genuine,    genuine,  ,              genuine, true,    ,          wait,                   false
            genuine,    genuine,  passed,        ,        false,   ,          wait inspected,         false
            genuine,    genuine,  passed,        genuine, false,   ,          accept GENUINE,         true
            attack,     attack,   passed,        attack,  false,   ,          accept ATTACK,          true
            attack,     attack,   passed,        ,        false,   ,          wait inspected,         false
            attack,     attack,   passed,        genuine, false,   ,          review CROWD,           false
            genuine,    genuine,  passed,        attack,  false,   ,          review CROWD,           false
            attack,     genuine,  passed,        ,        false,   ,          review DECLARATION,     false
            attack,     genuine,  passed,        attack,  false,   ,          review DECLARATION CROWD, false
            genuine,    attack,   passed,        genuine, false,   ,          review DECLARATION CROWD, false
            genuine,    genuine,  passed,        genuine, true,    ,          review FLAGGED,         false
            attack,     genuine,  passed,        ,        true,    ,          review FLAGGED DECLARATION, false
            attack,     attack,   passed,        genuine, false,   attack,    accept ATTACK,          true
            attack,     attack,   passed,        genuine, false,   genuine,   accept GENUINE,         false
            genuine,    attack,   passed,        ,        false,   genuine,   accept GENUINE,         true
            genuine,    genuine,  passed,        attack,  false,   undecided, reject undecided,       true
            genuine,    genuine,  passed,        genuine, true,    undecided, reject undecided,       false
            genuine,    genuine,  passed,        genuine, true,    genuine,   accept GENUINE,         true
            genuine,    genuine,  not_a_video,   ,        false,   ,          reject not_a_video,     false
            genuine,    genuine,  empty,         ,        false,   ,          reject empty,           false
            attack,     attack,   too_large,     ,        false,   ,          reject too_large,       false
            genuine,    genuine,  truncated,     ,        false,   ,          reject truncated,       true
            genuine,    genuine,  truncated,     ,        true,    ,          reject truncated,       false
            genuine,    genuine,  too_long,      ,        false,   ,          reject too_long,        true
            genuine,    genuine,  unreadable,    ,        false,   ,          reject unreadable,      true
            genuine,    genuine,  unreadable,    ,        false,   genuine,   reject unreadable,      true
            genuine,    genuine,  several_faces, ,        false,   ,          reject several_faces,   true
            attack,     attack,   several_faces, ,        false,   ,          review SEVERAL_FACES,   false
            attack,     attack,   several_faces, ,        false,   attack,    accept ATTACK,          true
            genuine,    genuine,  no_face,       ,        false,   ,          review NO_FACE,         false
            attack,     attack,   no_face,       ,        true,    ,          review FLAGGED NO_FACE, false
            attack,     attack,   no_face,       ,        false,   attack,    accept ATTACK,          true
            genuine,    genuine,  no_face,       ,        false,   undecided, reject no_face,         true
            """)
    void table(
            String prescribed,
            String declared,
            @Nullable String inspection,
            @Nullable String crowd,
            boolean flagged,
            @Nullable String ruling,
            String verdict,
            boolean paid) {
        var known = new Case(
                kind(prescribed),
                kind(declared),
                inspection != null,
                Optional.ofNullable(inspection).filter(state -> !state.equals("passed")),
                Optional.ofNullable(crowd).map(RuleTest::kind),
                flagged,
                Optional.ofNullable(ruling).map(word -> Truth.valueOf(word.toUpperCase(Locale.ROOT))));

        var decided = Rule.decide(known);

        assertThat(words(decided)).isEqualTo(verdict);
        assertThat(Rule.honest(known, decided)).isEqualTo(paid);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, nullValues = "", textBlock = """
            prescribed, declared, inspection, crowd,   flagged, paid
            genuine,    genuine,  ,           ,        false,   true
            genuine,    genuine,  passed,     ,        false,   true
            attack,     attack,   passed,     genuine, false,   true
            attack,     attack,   no_face,    ,        false,   true
            genuine,    genuine,  passed,     ,        true,    false
            genuine,    genuine,  ,           ,        true,    false
            attack,     genuine,  passed,     ,        false,   false
            attack,     genuine,  ,           ,        false,   false
            genuine,    genuine,  passed,     genuine, false,   false
            genuine,    genuine,  empty,      ,        false,   false
            """)
    void whoeverWaitsForUsIsPaidUnlessTheirHonestyIsInQuestion(
            String prescribed,
            String declared,
            @Nullable String inspection,
            @Nullable String crowd,
            boolean flagged,
            boolean paid) {
        var known = new Case(
                kind(prescribed),
                kind(declared),
                inspection != null,
                Optional.ofNullable(inspection).filter(state -> !state.equals("passed")),
                Optional.ofNullable(crowd).map(RuleTest::kind),
                flagged,
                Optional.empty());
        assertThat(Rule.paidForWaiting(known)).isEqualTo(paid);
    }

    private static Kind kind(String word) {
        return Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Wait(boolean inspected) -> inspected ? "wait inspected" : "wait";
            case Verdict.Review review ->
                "review " + review.causes().stream().map(Cause::name).collect(Collectors.joining(" "));
            case Verdict.Accept accepted -> "accept " + accepted.truth();
            case Verdict.Reject rejected -> "reject " + rejected.reason();
        };
    }
}
