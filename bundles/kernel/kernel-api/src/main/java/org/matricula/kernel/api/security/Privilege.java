package org.matricula.kernel.api.security;

/**
 * A thing that a caller may do, named {@code domain.verb}: {@code students.read}. Service methods demand one; which
 * roles hold it is configuration.
 *
 * @param name the name
 */
public record Privilege(String name) {

    @Override
    public String toString() {
        return name;
    }
}
