package dev.scotoma.labeling.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import org.hibernate.Session;

/** How the noted items of a version that is being built differ from those of its parent. In the caller's transaction. */
@ApplicationScoped
class Comparison {
    private final Session session;

    Comparison(Session session) {
        this.session = session;
    }

    Change of(String version, String parent) {
        Tuple counts = session.createNativeQuery("""
                        WITH gone AS (SELECT session_id FROM capture_pub.withdrawal_v1),
                        before AS (SELECT * FROM dataset_item WHERE version = :parent AND released AND session_id NOT IN (SELECT session_id FROM gone)),
                        now AS (SELECT * FROM dataset_item WHERE version = :version AND session_id NOT IN (SELECT session_id FROM gone))
                        SELECT count(*) FILTER (WHERE b.session_id IS NULL)::int AS added,
                          count(*) FILTER (WHERE n.session_id IS NULL)::int AS removed,
                          count(*) FILTER (WHERE n.decisions <> b.decisions)::int AS relabelled,
                          count(*) FILTER (WHERE n.truth <> b.truth)::int AS redecided,
                          count(*) FILTER (WHERE n.split <> b.split)::int AS moved,
                          count(*) FILTER (WHERE n.media_sha256 <> b.media_sha256)::int AS remade
                        FROM before b FULL JOIN now n USING (session_id)""", Tuple.class)
                .setParameter("parent", parent)
                .setParameter("version", version)
                .getSingleResult();
        return new Change(
                count(counts, "added"),
                count(counts, "removed"),
                count(counts, "relabelled"),
                count(counts, "redecided"),
                count(counts, "moved"),
                count(counts, "remade"));
    }

    private static int count(Tuple counts, String name) {
        return counts.get(name, Number.class).intValue();
    }
}
