import React, { useEffect, useRef } from "react";
import L from "./leaflet.js";

export interface Place {
  latitude: number;
  longitude: number;
}
export type AreaGeometry =
  { type: "Polygon"; coordinates: number[][][] } | { type: "MultiPolygon"; coordinates: number[][][][] };

export interface MapArea {
  id: string;
  label: string;
  area: AreaGeometry;
  /** Drawn faintly, as background. */
  isFaint?: boolean;
}
export interface MapPoint extends Place {
  id: string;
  label: string;
  /** Decides the colour, see map.css: `store`, `customer`, `idle`, `busy`, `late`, `silent`. */
  tone: string;
  href?: string;
}
export interface MapLine {
  id: string;
  places: readonly Place[];
}

export interface MapViewProps {
  label: string;
  areas?: readonly MapArea[];
  points?: readonly MapPoint[];
  lines?: readonly MapLine[];
  /** In pixels. */
  height?: number;
  /** Called once with the map, for pages that draw on it. */
  onReady?: (map: L.Map) => void;
}

const PADDING: L.PointTuple = [24, 24];
const CLOSEST_ZOOM = 16;
const START: L.LatLngTuple = [20, 78];

/**
 * A map of our own places, without tiles of anybody: areas, points and lines over a plain ground with a scale. Shows all
 * of what it is given, once; where the reader moved it to stays.
 */
export default function MapView(props: MapViewProps): React.ReactElement {
  const { label, areas = [], points = [], lines = [], height = 360, onReady } = props;
  const frame = useRef<HTMLDivElement>(null);
  const map = useRef<L.Map | null>(null);
  const drawn = useRef<L.FeatureGroup | null>(null);
  const hasFitted = useRef(false);

  useEffect(() => {
    if (!frame.current) return;
    const made = L.map(frame.current, { attributionControl: false, zoomSnap: 0.5, minZoom: 2 }).setView(START, 4);
    L.control.scale({ imperial: false }).addTo(made);
    map.current = made;
    drawn.current = L.featureGroup().addTo(made);
    onReady?.(made);
    return () => {
      map.current = null;
      made.remove();
    };
    // The map is made once; what is on it follows below.
  }, []);

  useEffect(() => {
    const layer = drawn.current;
    if (!layer) return;
    layer.clearLayers();
    areas.forEach((each) => areaLayer(each).addTo(layer));
    lines.forEach(({ places }) =>
      L.polyline(places.map(toLatLng), { className: "qd-map-line", interactive: false }).addTo(layer),
    );
    points.forEach((point) => pointLayer(point).addTo(layer));
    const bounds = layer.getBounds();
    if (!hasFitted.current && bounds.isValid()) {
      hasFitted.current = true;
      map.current?.fitBounds(bounds, { padding: PADDING, maxZoom: CLOSEST_ZOOM, animate: false });
    }
  }, [areas, points, lines]);

  return <div ref={frame} className="qd-map" style={{ height }} role="region" aria-label={label} />;
}

const toLatLng = ({ latitude, longitude }: Place): L.LatLngTuple => [latitude, longitude];

function areaLayer({ area, label, isFaint }: MapArea): L.Layer {
  return L.geoJSON(area, {
    style: { className: isFaint ? "qd-map-area qd-map-faint" : "qd-map-area" },
    interactive: !isFaint,
  }).bindTooltip(textOf(label), { sticky: true });
}

function pointLayer({ label, tone, href, ...place }: MapPoint): L.Layer {
  const icon = L.divIcon({ className: `qd-map-point qd-map-${tone}`, iconSize: [18, 18] });
  const marker = L.marker(toLatLng(place), { icon, alt: label, title: label, keyboard: href !== undefined });
  marker.bindTooltip(textOf(label));
  if (href !== undefined) marker.on("click", () => window.location.assign(href));
  return marker;
}

/** Leaflet takes a text for HTML; an element with the text in it is taken as it is. */
function textOf(label: string): HTMLElement {
  const element = document.createElement("span");
  element.textContent = label;
  return element;
}
