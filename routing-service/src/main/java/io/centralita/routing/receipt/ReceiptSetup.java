package io.centralita.routing.receipt;

import io.centralita.contracts.Topics;
import io.centralita.kit.consumer.EventConsumers;
import io.centralita.routing.sending.Reports;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/// Brings receipts to the sends that they are about.
@Configuration(proxyBeanMethods = false)
class ReceiptSetup {

  @Bean
  Consumer<Message<List<?>>> deliveryReceipts(EventConsumers consumers, Reports reports) {
    return consumers.ofBatches(Topics.RECEIPTS, reports::take);
  }
}
