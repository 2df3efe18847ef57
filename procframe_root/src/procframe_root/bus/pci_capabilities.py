"""What the capabilities in the configuration space of a PCI device are, include/uapi/linux/pci_regs.h."""

from __future__ import annotations

from procframe.layout import enum

__all__ = ["CAPABILITIES", "EXTENDED_CAPABILITIES"]

CAPABILITIES = enum(
    {
        0x01: "power-management",
        0x02: "agp",
        0x03: "vital-product-data",
        0x04: "slot-identification",
        0x05: "msi",
        0x06: "compact-pci-hot-swap",
        0x07: "pci-x",
        0x08: "hypertransport",
        0x09: "vendor-specific",
        0x0A: "debug-port",
        0x0B: "compact-pci-resource-control",
        0x0C: "hot-plug-controller",
        0x0D: "subsystem",
        0x0E: "agp-bridge",
        0x0F: "secure-device",
        0x10: "pci-express",
        0x11: "msi-x",
        0x12: "sata",
        0x13: "advanced-features",
        0x14: "enhanced-allocation",
    }
)
EXTENDED_CAPABILITIES = enum(
    {
        0x01: "advanced-error-reporting",
        0x02: "virtual-channel",
        0x03: "device-serial-number",
        0x04: "power-budgeting",
        0x05: "root-complex-link-declaration",
        0x06: "root-complex-internal-link-control",
        0x07: "root-complex-event-collector",
        0x08: "multi-function-virtual-channel",
        0x09: "virtual-channel-9",
        0x0A: "root-complex-register-block",
        0x0B: "vendor-specific",
        0x0C: "configuration-access",
        0x0D: "access-control-services",
        0x0E: "alternate-routing-id",
        0x0F: "address-translation-services",
        0x10: "single-root-io-virtualization",
        0x11: "multi-root-io-virtualization",
        0x12: "multicast",
        0x13: "page-request-interface",
        0x14: "amd-reserved",
        0x15: "resizable-bar",
        0x16: "dynamic-power-allocation",
        0x17: "tph-requester",
        0x18: "latency-tolerance-reporting",
        0x19: "secondary-pci-express",
        0x1A: "protocol-multiplexing",
        0x1B: "process-address-space-id",
        0x1D: "downstream-port-containment",
        0x1E: "l1-pm-substates",
        0x1F: "precision-time-measurement",
        0x23: "designated-vendor-specific",
        0x24: "vf-resizable-bar",
        0x25: "data-link-feature",
        0x26: "physical-layer-16gt",
        0x29: "enclosure-management",
        0x2A: "physical-layer-32gt",
        0x2E: "data-object-exchange",
        0x2F: "device-3",
        0x30: "integrity-and-data-encryption",
        0x31: "physical-layer-64gt",
    }
)
