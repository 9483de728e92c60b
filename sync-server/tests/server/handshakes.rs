//! Handshakes at the devices' door: whoever says nothing is let go, and holds up no other network.

use crate::house::House;
use reqwest::{Client, StatusCode};
use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr};
use std::time::{Duration, Instant};
use sync_server::config::TlsDoorSettings;
use sync_server::open_other_doors;
use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::timeout;

/// Handshakes that one network may have under way.
const OF_ONE: usize = 16;
/// Seconds that a handshake is given.
const LIMIT: u64 = 3;

/// A house with a door for devices, and where it is.
async fn with_door() -> (House, SocketAddr, watch::Sender<()>) {
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let door = TlsDoorSettings { listen: free, names: vec!["localhost".into()] };
    let house = House::open().await.restart_with(|settings| settings.tls = Some(door)).await;
    let (stop, stopped) = watch::channel(());
    open_other_doors(&house.state, &stopped).await.unwrap();
    (house, free, stop)
}

/// Waits until the other side has ended a connection, on which it says nothing.
async fn ended(stream: &mut TcpStream) {
    let mut heard = Vec::new();
    let read = timeout(Duration::from_secs(20), stream.read_to_end(&mut heard)).await;
    // Reset or closed: either way it is over.
    drop(read.expect("the connection is ended"));
    assert_eq!(heard, b"");
}

fn is_open(stream: &TcpStream) -> bool {
    stream.try_read(&mut [0; 1]).is_err_and(|error| error.kind() == ErrorKind::WouldBlock)
}

/// Asks through the door as a device of another address does.
async fn status_from(from: &str, door: SocketAddr) -> StatusCode {
    let from: IpAddr = from.parse().unwrap();
    let client = Client::builder().danger_accept_invalid_certs(true).local_address(from).build().unwrap();
    client.get(format!("https://{door}/healthz")).send().await.unwrap().status()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_handshake_that_says_nothing_is_cut_after_its_limit() {
    let (_house, door, _stop) = with_door().await;
    let begun = Instant::now();
    let mut silent = TcpStream::connect(door).await.unwrap();
    ended(&mut silent).await;
    let took = begun.elapsed();
    assert!(took >= Duration::from_secs(LIMIT - 1) && took < Duration::from_secs(LIMIT + 7), "{took:?}");
    assert_eq!(status_from("127.0.0.1", door).await, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_silent_handshakes_of_one_network_are_so_many_and_hold_up_no_other() {
    let (_house, door, _stop) = with_door().await;
    let mut silent = Vec::new();
    for _ in 0..OF_ONE {
        silent.push(TcpStream::connect(door).await.unwrap());
    }
    let mut beyond = TcpStream::connect(door).await.unwrap();
    ended(&mut beyond).await;
    assert!(silent.iter().all(is_open), "the one beyond them is let go at once, not after the limit");
    assert_eq!(status_from("127.0.0.2", door).await, StatusCode::OK);
    assert!(silent.iter().any(is_open), "the other network was answered meanwhile");
    for stream in &mut silent {
        ended(stream).await;
    }
    assert_eq!(status_from("127.0.0.1", door).await, StatusCode::OK, "their places are free again");
}
