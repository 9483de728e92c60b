//! Places for callers: so many from one network at the same time. Knows no request.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many callers of each network hold a place.
#[derive(Clone, Debug)]
pub(super) struct Places {
    held: Arc<Mutex<HashMap<IpAddr, usize>>>,
    most: usize,
}

impl Places {
    /// So many for each network.
    pub(super) fn of_each(most: usize) -> Self {
        Self { held: Arc::default(), most }
    }

    /// A place for a caller; none where its network holds as many as it may.
    pub(super) fn take(&self, from: IpAddr) -> Option<Place> {
        let network = network(from);
        let mut held = self.held();
        let count = held.entry(network).or_default();
        if *count >= self.most {
            return None;
        }
        *count += 1;
        Some(Place { places: self.clone(), network })
    }

    fn held(&self) -> MutexGuard<'_, HashMap<IpAddr, usize>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whom a place counts for: an IPv4 address; of IPv6 the first 48 bits, which one customer is given.
pub(super) fn network(from: IpAddr) -> IpAddr {
    match from.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6((address.to_bits() & !0 << 80).into()),
        v4 @ IpAddr::V4(_) => v4,
    }
}

/// A place that is held.
#[derive(Debug)]
pub(super) struct Place {
    places: Places,
    network: IpAddr,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut held = self.places.held();
        if let Some(count) = held.get_mut(&self.network) {
            *count -= 1;
            if *count == 0 {
                held.remove(&self.network);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_holds_so_many_places_and_what_it_leaves_is_forgotten() {
        let places = Places::of_each(2);
        let [one, same, other] = ["2001:db8:1::1", "2001:db8:1:ff::2", "2001:db8:2::1"]
            .map(|address| address.parse::<IpAddr>().unwrap());
        let held = [places.take(one).unwrap(), places.take(same).unwrap()];
        assert!(places.take(one).is_none() && places.take(other).is_some());
        drop(held);
        assert!(places.take(one).is_some());
        assert!(places.held().is_empty());
    }

    #[test]
    fn an_ipv4_address_is_the_same_behind_an_ipv6_listener() {
        let places = Places::of_each(1);
        let _held = places.take("192.0.2.7".parse().unwrap()).unwrap();
        assert!(places.take("::ffff:192.0.2.7".parse().unwrap()).is_none());
        assert!(places.take("192.0.2.8".parse().unwrap()).is_some());
    }
}
