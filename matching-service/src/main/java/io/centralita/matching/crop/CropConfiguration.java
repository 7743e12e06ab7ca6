package io.centralita.matching.crop;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/// The settings of prices.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PriceSettings.class)
class CropConfiguration {}
