//! What an administrator provides and ends: offices, agents, devices. It must not know what an agent or a device does.

mod agents;
mod codes;
mod devices;
mod offices;
mod text;

pub use agents::{
    NewAgent, act_of, add_agent, agents, check_agent, close_agent, marks, read_agent, renew_agent_code,
    require_agent, set_training,
};
pub use devices::{add_device, confirm_device, devices, fingerprint, renew_device_code, revoke_device};
pub use offices::{add_office, offices, set_office_zone, zone_of};
