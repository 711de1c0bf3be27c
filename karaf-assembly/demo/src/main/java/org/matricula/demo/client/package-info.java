/** Calls the platform over REST. */
package org.matricula.demo.client;
