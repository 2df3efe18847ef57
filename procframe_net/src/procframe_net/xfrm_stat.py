"""``/proc/net/xfrm_stat``: why IPsec discarded packets."""

from __future__ import annotations

from typing import Annotated

from procframe.record import KeyedRecord
from procframe_net.mib import counter, name_and_value

__all__ = ["FORMAT", "XfrmStat"]


class XfrmStat(KeyedRecord):
    """Packets that IPsec (the XFRM framework) discarded, by the reason."""

    XfrmInError: Annotated[int, counter("Received: an error that none of the others names", "packets")]
    XfrmInBufferError: Annotated[int, counter("Received: no buffer", "packets")]
    XfrmInHdrError: Annotated[int, counter("Received: a bad header", "packets")]
    XfrmInNoStates: Annotated[int, counter("Received: no security association for SPI, address, protocol", "packets")]
    XfrmInStateProtoError: Annotated[int, counter("Received: an error of the protocol, a wrong key say", "packets")]
    XfrmInStateModeError: Annotated[int, counter("Received: an error of the mode", "packets")]
    XfrmInStateSeqError: Annotated[int, counter("Received: a sequence number outside the window", "packets")]
    XfrmInStateExpired: Annotated[int, counter("Received: the security association has expired", "packets")]
    XfrmInStateMismatch: Annotated[int, counter("Received: options unlike the security association's", "packets")]
    XfrmInStateInvalid: Annotated[int, counter("Received: the security association is not valid", "packets")]
    XfrmInTmplMismatch: Annotated[int, counter("Received: no template of the policy fits", "packets")]
    XfrmInNoPols: Annotated[int, counter("Received: no policy for the security associations", "packets")]
    XfrmInPolBlock: Annotated[int, counter("Received: the policy forbids it", "packets")]
    XfrmInPolError: Annotated[int, counter("Received: an error in the policy", "packets")]
    XfrmOutError: Annotated[int, counter("To be sent: an error that none of the others names", "packets")]
    XfrmOutBundleGenError: Annotated[int, counter("To be sent: no bundle could be made", "packets")]
    XfrmOutBundleCheckError: Annotated[int, counter("To be sent: the bundle is no longer valid", "packets")]
    XfrmOutNoStates: Annotated[int, counter("To be sent: no security association", "packets")]
    XfrmOutStateProtoError: Annotated[int, counter("To be sent: an error of the protocol", "packets")]
    XfrmOutStateModeError: Annotated[int, counter("To be sent: an error of the mode", "packets")]
    XfrmOutStateSeqError: Annotated[int, counter("To be sent: no sequence numbers left", "packets")]
    XfrmOutStateExpired: Annotated[int, counter("To be sent: the security association has expired", "packets")]
    XfrmOutPolBlock: Annotated[int, counter("To be sent: the policy forbids it", "packets")]
    XfrmOutPolDead: Annotated[int, counter("To be sent: the policy is being removed", "packets")]
    XfrmOutPolError: Annotated[int, counter("To be sent: an error in the policy", "packets")]
    XfrmFwdHdrError: Annotated[int, counter("To be forwarded: that is not allowed", "packets")]
    XfrmOutStateInvalid: Annotated[int, counter("To be sent: the security association is not valid", "packets")]
    XfrmAcquireError: Annotated[int, counter("The security association was used before it was complete", "packets")]
    XfrmOutStateDirError: Annotated[
        int, counter("To be sent: the security association is for the other direction", "packets", "6.10")
    ]
    XfrmInStateDirError: Annotated[
        int, counter("Received: the security association is for the other direction", "packets", "6.10")
    ]
    XfrmInIptfsError: Annotated[int, counter("Received: an error of IP-TFS", "packets", "6.14")]
    XfrmOutNoQueueSpace: Annotated[int, counter("To be sent: the queue of IP-TFS is full", "packets", "6.14")]


FORMAT = name_and_value("net/xfrm_stat", XfrmStat, source="net/xfrm/xfrm_proc.c:xfrm_statistics_seq_show", width=24)
