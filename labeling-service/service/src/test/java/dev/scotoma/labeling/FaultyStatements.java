package dev.scotoma.labeling;

import dev.scotoma.kit.testing.Faults;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Lets the process die at statements that write, in the tests that ask for it. */
@PersistenceUnitExtension
@ApplicationScoped
class FaultyStatements implements StatementInspector {
    @Override
    public String inspect(String sql) {
        return Faults.inspected(sql);
    }
}
