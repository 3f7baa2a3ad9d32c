/**
 * Training in Java on TorchScript templates. So far it makes the starter network, a demonstration that learns from
 * drawn frames; nothing here opens what a stranger sent, and nothing runs inside the service.
 */
@NullMarked
package dev.scotoma.lab.training;

import org.jspecify.annotations.NullMarked;
