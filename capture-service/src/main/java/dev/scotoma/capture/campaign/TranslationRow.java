package dev.scotoma.capture.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

@Embeddable
class TranslationRow {
    @Column
    String title;

    @Column
    String brief;

    /** For Hibernate. */
    TranslationRow() {}

    TranslationRow(Translation wanted) {
        this.title = wanted.title();
        this.brief = wanted.brief();
    }

    Translation view(Language language) {
        return new Translation(language, title, brief);
    }
}
