//! What an administrator provides and ends: offices, agents, devices. It must not know what an agent or a device does.

mod agents;
mod devices;
mod offices;
mod orders;
mod text;

pub use agents::{NewAgent, add_agent, agents, close_agent, renew_agent_code};
pub use devices::{add_device, confirm_device, devices, fingerprint, renew_device_code, revoke_device};
pub use offices::{add_office, offices, set_office_zone, zone_of_all};
