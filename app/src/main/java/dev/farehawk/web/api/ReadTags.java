package dev.farehawk.web.api;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Gives every read of the API a tag, and answers 304 to who has the same already. */
@Configuration(proxyBeanMethods = false)
class ReadTags {

  @Bean
  FilterRegistrationBean<ShallowEtagHeaderFilter> readTag() {
    FilterRegistrationBean<ShallowEtagHeaderFilter> filter =
        new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
    filter.addUrlPatterns("/api/v1/*");
    filter.setOrder(BodyLimit.ORDER + 2);
    return filter;
  }
}
