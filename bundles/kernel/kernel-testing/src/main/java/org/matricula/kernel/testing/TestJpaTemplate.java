package org.matricula.kernel.testing;

import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.apache.aries.jpa.template.EmConsumer;
import org.apache.aries.jpa.template.EmFunction;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.matricula.kernel.api.transaction.Transactions;

/** A template as the container has it: every call joins the transaction of the thread. */
final class TestJpaTemplate implements JpaTemplate {

    private final EntityManagerFactory factory;
    private final Transactions transactions;

    TestJpaTemplate(EntityManagerFactory factory, Transactions transactions) {
        this.factory = factory;
        this.transactions = transactions;
    }

    @Override
    public <R> R txExpr(TransactionType type, EmFunction<R> code) {
        return transactions.required(() -> {
            EntityManager em = factory.createEntityManager();
            try {
                return code.apply(em);
            } finally {
                em.close();
            }
        });
    }

    @Override
    public <R> R txExpr(EmFunction<R> code) {
        return txExpr(TransactionType.Required, code);
    }

    @Override
    public void tx(TransactionType type, EmConsumer code) {
        txExpr(type, em -> {
            code.accept(em);
            return null;
        });
    }

    @Override
    public void tx(EmConsumer code) {
        tx(TransactionType.Required, code);
    }
}
