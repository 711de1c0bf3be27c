package org.matricula.regulations.engine.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.security.Caller;
import org.matricula.regulations.api.Evaluation;
import org.matricula.regulations.api.PackStatus;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.RegulationsAdmin;
import org.matricula.regulations.engine.rest.RegulationsResource.Approval;
import org.matricula.regulations.engine.rest.RegulationsResource.Reason;

/** Every REST operation that names a pack, for a test to walk. */
public final class PackFaces {

    private final RegulationsResource resource;

    /** Walks over these services. */
    public PackFaces(Regulations regulations, RegulationsAdmin admin, Evaluation evaluation) {
        this.resource = new RegulationsResource(regulations, admin, evaluation, null);
    }

    /** An operation. */
    @FunctionalInterface
    public interface Call {
        /** On behalf of somebody. */
        void by(Caller caller);
    }

    /** The packs that somebody is shown. */
    public List<PackStatus> list(Caller caller) {
        return resource.packs(caller);
    }

    /** What reads a version, by path. */
    public Map<String, Call> reads(String id, String version) {
        Map<String, Object> load = Map.of("credits", 120);
        Map<String, Call> reads = new LinkedHashMap<>();
        reads.put("get", caller -> resource.pack(caller, id, version));
        reads.put("coverage", caller -> resource.coverage(caller, id, version));
        reads.put("verification", caller -> resource.verify(caller, id, version));
        reads.put("policies", caller -> resource.policies().list(caller, id, version));
        reads.put("rulings", caller -> resource.rulings()
                .rule(caller, new RulingRequest("load", load, null, null, null, id, version), null, null));
        ComparisonRequest.Which which = new ComparisonRequest.Which(id, version, null, null, null);
        reads.put("comparison", caller -> resource.rulings()
                .compare(caller, new ComparisonRequest("load", load, List.of(which, which), null)));
        reads.put("batch", caller -> resource.rulings().batch(caller, null, null, null, id, version, null));
        return reads;
    }

    /** What changes a version, by path, and simulations, which this pack has none of. */
    public Map<String, Call> writes(String id, String version) {
        Map<String, Call> writes = new LinkedHashMap<>();
        writes.put("approval", caller -> resource.approve(caller, id, version, new Approval("mine", null)));
        writes.put("activation", caller -> resource.activate(caller, id, version, new Reason("mine")));
        writes.put("retirement", caller -> resource.retire(caller, id, version, new Reason("mine")));
        writes.put("discard", caller -> resource.discard(caller, id, version, "mine"));
        SimulationsResource.Request request =
                new SimulationsResource.Request(Map.of("credits", 120), null, null, null, id, version);
        writes.put("simulation", caller -> resource.simulations().simulate(caller, "offer", request));
        return writes;
    }
}
