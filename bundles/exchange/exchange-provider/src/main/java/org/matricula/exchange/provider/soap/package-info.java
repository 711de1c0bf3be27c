/**
 * Student records and rulings over SOAP, by the contracts {@code wsdl/matricula-records-v1.wsdl} and
 * {@code wsdl/matricula-rulings-v1.wsdl}. The types of the contracts are generated into {@code soap.v1} and
 * {@code soap.rulings.v1}; nothing of a domain shows but through them.
 */
package org.matricula.exchange.provider.soap;
