package dev.scotoma.webui.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The proxies of our own in front of this process. Only what they add to X-Forwarded-For is believed; the rest anybody can write. */
@ApplicationScoped
class TrustedProxies {
    private final List<Network> networks;

    TrustedProxies(@ConfigProperty(name = "scotoma.trusted-proxies") Optional<List<String>> networks) {
        this.networks = networks.orElse(List.of()).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Network::of)
                .toList();
    }

    /**
     * Where a request comes from: the peer, or whoever the last of our own proxies had as its peer.
     *
     * @param forwarded what X-Forwarded-For says, nearest last; every proxy appends its peer
     */
    String client(String peer, List<String> forwarded) {
        String address = peer;
        for (String hop : forwarded.reversed()) {
            if (!trusted(address)) {
                return address;
            }
            address = hop.strip();
        }
        return address;
    }

    private boolean trusted(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return networks.stream().anyMatch(network -> network.holds(parsed));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private record Network(InetAddress address, int prefix) {
        static Network of(String text) {
            String[] parts = text.split("/", 2);
            InetAddress address = InetAddress.ofLiteral(parts[0]);
            int length = 8 * address.getAddress().length;
            int prefix = parts.length == 1 ? length : Integer.parseInt(parts[1]);
            if (prefix < 0 || prefix > length) {
                throw new IllegalArgumentException(text + " is no network");
            }
            return new Network(address, prefix);
        }

        boolean holds(InetAddress other) {
            byte[] ours = address.getAddress();
            byte[] theirs = other.getAddress();
            if (ours.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < prefix; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
