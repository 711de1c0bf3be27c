/** The tables of the requests. */
package org.matricula.requests.provider.store;
