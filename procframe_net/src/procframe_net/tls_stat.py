"""``/proc/net/tls_stat``: counters of TLS in the kernel."""

from __future__ import annotations

from typing import Annotated

from procframe.record import Field, KeyedRecord
from procframe_net.mib import counter, name_and_value

__all__ = ["FORMAT", "TlsStat"]


class TlsStat(KeyedRecord):
    """Sessions and errors of TLS in the kernel (kTLS), by who does the cryptography: the host or the network card."""

    TlsCurrTxSw: Annotated[int, Field("Sessions now that send with the host's cryptography", unit="sessions")]
    TlsCurrRxSw: Annotated[int, Field("Sessions now that receive with the host's cryptography", unit="sessions")]
    TlsCurrTxDevice: Annotated[int, Field("Sessions now that send with the card's cryptography", unit="sessions")]
    TlsCurrRxDevice: Annotated[int, Field("Sessions now that receive with the card's cryptography", unit="sessions")]
    TlsTxSw: Annotated[int, counter("Sessions begun that send with the host's cryptography", "sessions")]
    TlsRxSw: Annotated[int, counter("Sessions begun that receive with the host's cryptography", "sessions")]
    TlsTxDevice: Annotated[int, counter("Sessions begun that send with the card's cryptography", "sessions")]
    TlsRxDevice: Annotated[int, counter("Sessions begun that receive with the card's cryptography", "sessions")]
    TlsDecryptError: Annotated[int, counter("Records that could not be decrypted", "records")]
    TlsRxDeviceResync: Annotated[int, counter("Times that the card was told where records begin")]
    TlsDecryptRetry: Annotated[
        int, counter("Records decrypted again because TLS_RX_EXPECT_NO_PAD guessed wrong", "records", "6.0")
    ]
    TlsRxNoPadViolation: Annotated[int, counter("Data records among those", "records", "6.0")]
    TlsRxRekeyOk: Annotated[int, counter("Receiving sessions that got a new key", None, "6.14")]
    TlsRxRekeyError: Annotated[int, counter("Receiving sessions that did not get their new key", None, "6.14")]
    TlsTxRekeyOk: Annotated[int, counter("Sending sessions that got a new key", None, "6.14")]
    TlsTxRekeyError: Annotated[int, counter("Sending sessions that did not get their new key", None, "6.14")]
    TlsRxRekeyReceived: Annotated[int, counter("KeyUpdate messages received", "messages", "6.14")]


FORMAT = name_and_value("net/tls_stat", TlsStat, source="net/tls/tls_proc.c:tls_statistics_seq_show", since="5.5")
