package dev.farehawk.web.currency;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where daily rates for showing amounts come from; keys below {@code farehawk.currency}.
 *
 * @param ratesFile in the shape of the European Central Bank's eurofxref.csv; read again when it
 *     changes; empty for none
 */
@ConfigurationProperties("farehawk.currency")
public record CurrencyConfig(@DefaultValue("") String ratesFile) {}
