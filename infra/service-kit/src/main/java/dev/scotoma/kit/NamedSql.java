package dev.scotoma.kit;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.Types;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleScope;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.extension.HandleSupplier;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jspecify.annotations.Nullable;

/**
 * Makes the {@link Jdbi} of a service: SQL with named parameters, and rows that become records by the names of their columns.
 * A statement takes part in the transaction of its thread, and commits by itself where there is none.
 */
final class NamedSql {
    private NamedSql() {}

    @Produces
    @Singleton
    static Jdbi jdbi(AgroalDataSource dataSource) {
        Jdbi jdbi = Jdbi.create(dataSource);
        // Transactions are begun and ended by the container; JDBI would roll one back that it finds open when it closes
        // a handle.
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        jdbi.setHandleScope(new EveryHandleAnew());
        // Values are personal data, and messages end up in logs and on the operators' page.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
        RowMapperFactory records = (type, config) -> type instanceof Class<?> known && known.isRecord()
                ? Optional.of(ConstructorMapper.of(canonical(known)))
                : Optional.empty();
        return jdbi.registerRowMapper(records)
                .registerArgument(new AnyUuid())
                .registerArrayType(UUID.class, "uuid")
                .registerArrayType(String.class, "text")
                .registerArrayType(Integer.class, "int4");
    }

    /** Made accessible, because the records of a room are private to it and to their repositories. */
    private static Constructor<?> canonical(Class<?> known) {
        Class<?>[] components = Arrays.stream(known.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = known.getDeclaredConstructor(components);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** An absent one leaves its type to PostgreSQL; JDBI would say it is text, which is neither compared with a uuid nor stored as one. */
    private static final class AnyUuid extends AbstractArgumentFactory<UUID> {
        AnyUuid() {
            super(Types.OTHER);
        }

        @Override
        protected Argument build(UUID value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setObject(position, value);
        }
    }

    /**
     * JDBI would give whatever a callback calls the callback's own handle, and so the connection of the outer transaction to a transaction that
     * was begun in between. The data source knows better which connection belongs to the transaction of a thread.
     */
    private static final class EveryHandleAnew implements HandleScope {
        @Override
        public @Nullable HandleSupplier get() {
            return null;
        }

        @Override
        public void set(HandleSupplier supplier) {}

        @Override
        public void set(Handle handle) {}

        @Override
        public void clear() {}
    }
}
