/** The demonstration: one command takes a synthetic university and its partner college through their boards. */
package org.matricula.demo;
