/** Requests over REST. */
package org.matricula.requests.provider.rest;
