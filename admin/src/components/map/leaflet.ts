import L from "leaflet";

// The drawing tools look for Leaflet where a script tag would have put it.
(window as unknown as { L: typeof L }).L = L;

export default L;
