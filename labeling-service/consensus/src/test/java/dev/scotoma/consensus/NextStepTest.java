package dev.scotoma.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextStepTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            fewer votes than it starts with,            2, false, .99, .99, 0,   VOTE
            three that agree,                           3, false, .99, .99, 0,   NOTHING
            an attribute is not sure,                   4, false, .90, .99, 0,   VOTE
            it is not sure after five,                  5, false, .50, .99, 0,   NOTHING
            the whole is not sure after five,           5, false, .50, .90, 0,   VOTE
            nor after seven,                            7, false, .50, .90, 0,   REVIEW
            what is settled stays when a bit less sure, 4, false, .50, .90, .90, NOTHING
            what is settled is hardly believed,         4, false, .50, .79, .79, VOTE
            it is after seven and more,                 9, false, .50, .79, .79, REVIEW
            it turned and is sure,                      6, false, .50, .97, .03, NOTHING
            answers were taken back,                    2, false, .99, .99, .99, VOTE
            given up with too few votes,                2, true,  .99, .99, 0,   REVIEW
            given up and the whole is not sure,         3, true,  .50, .90, 0,   REVIEW
            given up and only the whole is sure,        3, true,  .50, .99, 0,   NOTHING""")
    void theSameVotesAlwaysLeadToTheSame(
            String what, int votes, boolean givenUp, double least, double whole, double believed, Overlap.Next next) {
        assertThat(new NextStep(votes, givenUp, least, whole, believed).by(new Overlap(3, 5, 7, 0.95)))
                .as(what)
                .isEqualTo(next);
    }
}
