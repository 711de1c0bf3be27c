package org.matricula.kernel.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * A neighbour of which only the methods that a fake has are there, and those that its type brings along; any other call
 * fails the test.
 */
public final class Partial {

    private Partial() {}

    /** The neighbour with these methods; the fake may be of any class. */
    public static <T> T of(Class<T> type, Object fake) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(proxy, fake, method, arguments)));
    }

    private static Object call(Object proxy, Object fake, Method method, Object[] arguments) throws Throwable {
        try {
            Method same = fake.getClass().getDeclaredMethod(method.getName(), method.getParameterTypes());
            same.setAccessible(true);
            return same.invoke(fake, arguments);
        } catch (NoSuchMethodException e) {
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            throw new AssertionError("nobody expected a call of " + method, e);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
