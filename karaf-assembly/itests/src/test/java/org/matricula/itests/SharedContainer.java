package org.matricula.itests;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.rules.ExternalResource;

/**
 * The one container that the classes of the tests share; it is started by the first and stopped with the JVM. Each
 * class answers for the errors that the log shows while it runs.
 */
final class SharedContainer extends ExternalResource {

    private static Container container;
    private static University university;
    private static RuntimeException unstarted;

    private final List<Pattern> expected;

    /**
     * For one class.
     *
     * @param expected patterns of errors that its tests provoke on purpose
     */
    SharedContainer(String... expected) {
        this.expected = List.of(expected).stream().map(Pattern::compile).toList();
    }

    @Override
    protected void before() {
        booted();
    }

    @Override
    protected void after() {
        assertEquals("errors in the log", List.of(), unexpected());
    }

    private List<String> unexpected() {
        return container.newErrors().stream()
                .filter(line -> expected.stream().noneMatch(e -> e.matcher(line).find()))
                .toList();
    }

    /** The container. */
    Container get() {
        return booted();
    }

    /** REST as somebody. */
    Rest as(User user) {
        return booted().as(user);
    }

    /** The records that all classes may read and none changes. */
    University university() {
        synchronized (SharedContainer.class) {
            if (university == null) {
                Container founding = booted();
                try {
                    university = University.founded(founding);
                } catch (AssertionError e) {
                    unstarted = new IllegalStateException("the university could not be founded", e);
                    throw unstarted;
                }
            }
            return university;
        }
    }

    private static Container booted() {
        synchronized (SharedContainer.class) {
            if (unstarted != null) {
                throw unstarted;
            }
            if (container == null) {
                Container unpacked = Container.unpack("shared", Ports.number(0));
                Runtime.getRuntime().addShutdownHook(new Thread(unpacked::stop));
                try {
                    unpacked.start();
                } catch (RuntimeException | AssertionError e) {
                    unstarted = new IllegalStateException("the shared container did not start", e);
                    throw unstarted;
                }
                container = unpacked;
            }
            return container;
        }
    }
}
