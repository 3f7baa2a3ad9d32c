package dev.scotoma.webui.identity;

import java.util.List;

/** The five roles, as the tokens and the schema spell them. */
final class Roles {
    static final String PARTICIPANT = "participant";
    static final String LABELER = "labeler";
    static final String REVIEWER = "reviewer";
    static final String RESEARCHER = "researcher";
    static final String OPERATOR = "operator";

    /** What an account may hold. {@link #PARTICIPANT} is never given to an account: only a grant gives it, to a session. */
    static final List<String> STAFF = List.of(LABELER, REVIEWER, RESEARCHER, OPERATOR);

    private Roles() {}
}
