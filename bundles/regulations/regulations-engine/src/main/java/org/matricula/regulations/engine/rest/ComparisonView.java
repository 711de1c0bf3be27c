package org.matricula.regulations.engine.rest;

import java.util.List;
import java.util.Map;

/**
 * Rulings side by side.
 *
 * @param policy the policy's name
 * @param rulings one for each pack, in the order of the request
 * @param better the better one; null where it was not asked for
 */
public record ComparisonView(String policy, List<Map<String, Object>> rulings, Better better) {

    /**
     * The better ruling; of equal ones the first.
     *
     * @param index its position among the rulings, counted from 0
     * @param ruling the ruling
     */
    public record Better(int index, Map<String, Object> ruling) {}
}
