/**
 * Student records over SOAP, by the contract {@code wsdl/matricula-records-v1.wsdl}. The types of the contract are
 * generated into {@code soap.v1}; nothing of a domain shows but through them.
 */
package org.matricula.exchange.provider.soap;
