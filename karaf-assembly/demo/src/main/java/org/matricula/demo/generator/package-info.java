/** Invents a university and its partner college: the same seed always gives the same files, and nobody in them is real. */
package org.matricula.demo.generator;
