package org.matricula.architecture;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.Test;

/** No service does anything for a caller before it has demanded a privilege. */
public class PrivilegesTest {

    private static final String CALLER = "org.matricula.kernel.api.security.Caller";
    private static final String PRIVILEGE = "org.matricula.kernel.api.security.Privilege";

    /** Methods of services that take no caller, each with the reason. */
    private static final Map<String, String> WITHOUT_CALLER = Map.of(
            "org.matricula.regulations.api.Regulations.resolve",
            "asks which rules govern an event; rules are public, and no record of a student is read",
            "org.matricula.regulations.api.Regulations.pinned",
            "reloads a pack by a reference that only a service which has asked for a privilege can hold",
            "org.matricula.regulations.api.CohortReplay.kind",
            "the name of a domain",
            "org.matricula.registration.api.GateContributor.source",
            "the name of a domain");

    /** Implementations that demand no privilege, each with the reason. */
    private static final Map<String, String> WITHOUT_DEMAND = Map.of(
            "org.matricula.kernel.jobs.JournaledJobs.submit",
            "the service that submits has demanded the privilege for that kind of work");

    /** Interfaces of the domains' apis without a privilege, each with the reason. */
    private static final Map<String, String> NO_SERVICES = Map.of(
            "org.matricula.regulations.api.Pack",
            "rules, implemented by the kit",
            "org.matricula.regulations.api.Parameters",
            "rules, implemented by the kit",
            "org.matricula.regulations.api.Policy",
            "a pure function",
            "org.matricula.documents.api.DocumentVerification",
            "open to everybody: whoever holds a document asks whether it is genuine, and learns nothing of a person",
            "org.matricula.regulations.api.PolicyFamily",
            "what a family of policies contributes to the kit");

    @Test
    public void everyInterfaceOfADomainIsAServiceWithPrivileges() {
        Set<String> without = new TreeSet<>();
        Bundles.classes().stream()
                .filter(c -> c.getPackageName().matches("org\\.matricula\\.\\w+\\.api(\\..*)?"))
                .filter(c -> !c.getPackageName().startsWith("org.matricula.kernel."))
                .filter(c -> c.isInterface() && !c.getSimpleName().equals("package-info"))
                .filter(c -> !isService(c))
                .forEach(c -> without.add(c.getName()));
        assertEquals(new TreeSet<>(NO_SERVICES.keySet()), without);
    }

    @Test
    public void everyMethodOfAServiceTakesTheCallerFirst() {
        Set<String> without = new TreeSet<>();
        services().forEach(service -> service.getMethods().stream()
                .filter(m -> !m.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(m -> m.getRawParameterTypes().isEmpty()
                        || !m.getRawParameterTypes().get(0).getName().equals(CALLER))
                .forEach(m -> without.add(name(m))));
        assertEquals(new TreeSet<>(WITHOUT_CALLER.keySet()), without);
    }

    @Test
    public void everyImplementationDemandsAPrivilegeBeforeAnythingElse() {
        Map<String, String> faults = new TreeMap<>();
        int checked = 0;
        for (JavaClass service : services()) {
            for (JavaClass implementation : service.getAllSubclasses()) {
                if (implementation.isInterface()) {
                    continue;
                }
                for (JavaMethod contract : service.getMethods()) {
                    if (WITHOUT_CALLER.containsKey(name(contract)) || isLambda(contract)) {
                        continue;
                    }
                    var method = implementation.tryGetMethod(contract.getName(), parameters(contract));
                    if (method.isPresent()) {
                        checked++;
                        fault(method.get()).ifPresent(fault -> faults.put(name(method.get()), fault));
                    } else if (!contract.getOwner().isInterface()
                            || contract.getModifiers().contains(JavaModifier.ABSTRACT)) {
                        faults.put(name(contract) + " in " + implementation.getName(), "is implemented elsewhere");
                    }
                }
            }
        }
        assertEquals(faults.toString(), WITHOUT_DEMAND.keySet(), faults.keySet());
        assertTrue("only " + checked + " methods were found", checked > 60);
    }

    @Test
    public void everyPrivilegeIsNamedForItsDomain() {
        for (JavaClass service : services()) {
            String domain = domain(service);
            for (var privilege : privileges(service)) {
                try {
                    Object value = privilege.reflect().get(null);
                    assertTrue(
                            value + " of " + service.getName(), value.toString().matches(domain + "\\.[a-z-]+"));
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    private static String domain(JavaClass service) {
        String[] path = service.getPackageName().split("\\.");
        if (!path[2].equals("kernel")) {
            return path[2];
        }
        return path[4].equals("job") ? "jobs" : path[4];
    }

    /** What is wrong with a method; a default method of the contract that only calls other methods of it asks through them. */
    private static java.util.Optional<String> fault(JavaMethod method) {
        List<JavaMethodCall> calls = method.getMethodCallsFromSelf().stream()
                .sorted(java.util.Comparator.comparingInt(JavaMethodCall::getLineNumber))
                .toList();
        if (calls.stream().noneMatch(call -> demands(call, method.getOwner(), new HashSet<>()))) {
            return java.util.Optional.of("demands no privilege");
        }
        int demand = calls.stream()
                .filter(call -> demands(call, method.getOwner(), new HashSet<>()))
                .mapToInt(JavaMethodCall::getLineNumber)
                .min()
                .orElseThrow();
        return calls.stream()
                .filter(call -> call.getLineNumber() < demand)
                .filter(call -> touches(call.getTargetOwner()))
                .findFirst()
                .map(call ->
                        "demands its privilege only after " + call.getTarget().getFullName());
    }

    /** True when the call is the demand, or a call to a method of the same class that demands. */
    private static boolean demands(JavaMethodCall call, JavaClass owner, Set<JavaCodeUnit> seen) {
        if (call.getTargetOwner().getName().equals(CALLER) && call.getName().equals("require")) {
            return true;
        }
        if (!call.getTargetOwner().equals(owner)) {
            return false;
        }
        return call.getTarget().resolveMember().stream()
                .filter(seen::add)
                .flatMap(member -> member.getMethodCallsFromSelf().stream())
                .anyMatch(next -> demands(next, owner, seen));
    }

    /** True for whatever may read or write: stores, transactions, other services, the kernel's persistence. */
    private static boolean touches(JavaClass type) {
        return type.getPackageName().contains(".store")
                || type.getPackageName().startsWith("org.matricula.kernel.persistence")
                || type.getPackageName().startsWith("org.matricula.kernel.api.transaction")
                || type.getPackageName().startsWith("org.apache.aries.jpa")
                || isService(type);
    }

    private static List<JavaClass> services() {
        return Bundles.classes().stream()
                .filter(c -> c.getPackageName().matches("org\\.matricula\\.\\w+\\.api(\\..*)?"))
                .filter(PrivilegesTest::isService)
                .toList();
    }

    private static boolean isService(JavaClass type) {
        return type.isInterface() && !privileges(type).isEmpty();
    }

    private static List<com.tngtech.archunit.core.domain.JavaField> privileges(JavaClass type) {
        return type.getFields().stream()
                .filter(f -> f.getRawType().getName().equals(PRIVILEGE))
                .toList();
    }

    private static boolean isLambda(JavaMethod method) {
        return method.getModifiers().contains(JavaModifier.SYNTHETIC)
                || method.getModifiers().contains(JavaModifier.STATIC);
    }

    private static String[] parameters(JavaMethod method) {
        return method.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getName() + "." + method.getName();
    }
}
