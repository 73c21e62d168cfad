import L from "../map/leaflet.js";
// The tools hook into the map that they find above.
import "@geoman-io/leaflet-geoman-free";
import React, { useEffect, useRef, useState } from "react";
import { useSay, type Say } from "../../locale/say.js";
import MapView, { type AreaGeometry, type MapArea, type Place } from "../map/map-view.js";

export interface AreaEditorProps {
  area: AreaGeometry | null;
  place: Place | null;
  /** Other stores' areas, for orientation. */
  others: readonly MapArea[];
  onArea: (area: AreaGeometry | null) => void;
  onPlace: (place: Place) => void;
}

type Ring = number[][];
const PADDING: L.PointTuple = [24, 24];
const TOOLS: L.PM.ToolbarOptions = {
  position: "topright",
  drawMarker: false,
  drawCircle: false,
  drawCircleMarker: false,
  drawPolyline: false,
  drawRectangle: true,
  drawText: false,
  rotateMode: false,
  dragMode: false,
};
const DECIMALS = 6;

/**
 * Draws and edits a store's service area: polygons with holes, and the store's own place, which is dragged. Areas drawn
 * one after the other belong together.
 */
export default function AreaEditor({ area, place, others, onArea, onPlace }: AreaEditorProps): React.ReactElement {
  const say = useSay();
  const [map, setMap] = useState<L.Map | null>(null);
  const drawn = useRef(new L.FeatureGroup());
  const marker = useRef<L.Marker | null>(null);
  /** The area that is drawn, as text. */
  const known = useRef("null");
  const changed = useRef(onArea);
  changed.current = onArea;
  const moved = useRef(onPlace);
  moved.current = onPlace;

  useEffect(() => {
    if (!map) return;
    const layers = drawn.current;
    const tell = (): void => {
      const changedArea = areaOf(layers);
      known.current = JSON.stringify(changedArea);
      changed.current(changedArea);
    };
    // Pieces that a cut leaves are layers of their own, and listened to like those that were drawn.
    layers.on("layeradd", ({ layer }) => layer.on("pm:edit pm:cut", tell));
    layers.addTo(map);
    map.pm.setGlobalOptions({ layerGroup: layers, snappable: false });
    map.pm.setPathOptions({ className: "qd-map-area" });
    map.pm.setLang("own" as "en", toolWordsOf(say), "en");
    map.pm.addControls(TOOLS);
    map.on("pm:create", ({ layer }) => {
      if (!layers.hasLayer(layer)) layers.addLayer(layer);
      tell();
    });
    map.on("pm:remove pm:cut pm:globaleditmodetoggled", tell);
  }, [map]);

  useEffect(() => {
    // What was told from here is drawn already; what comes from elsewhere, such as a pasted text, takes its place.
    const wanted = JSON.stringify(area);
    if (!map || wanted === known.current) return;
    known.current = wanted;
    const layers = drawn.current;
    layers.clearLayers();
    if (area) addArea(layers, area);
    const bounds = layers.getBounds();
    if (bounds.isValid()) map.fitBounds(bounds, { padding: PADDING, animate: false });
  }, [map, area]);

  useEffect(() => {
    if (!map || !place) return;
    if (marker.current) {
      marker.current.setLatLng([place.latitude, place.longitude]);
      return;
    }
    const icon = L.divIcon({ className: "qd-map-point qd-map-store", iconSize: [22, 22] });
    const made = L.marker([place.latitude, place.longitude], { icon, draggable: true, pmIgnore: true, alt: "store" });
    made.on("dragend", () => {
      const { lat, lng } = made.getLatLng();
      moved.current({ latitude: rounded(lat), longitude: rounded(lng) });
    });
    made.addTo(map);
    made.getElement()?.setAttribute("aria-label", say("The store's door"));
    marker.current = made;
    if (!drawn.current.getBounds().isValid()) map.setView([place.latitude, place.longitude], 14, { animate: false });
  }, [map, place]);

  return (
    <>
      <MapView label={say("Service area")} areas={others} height={440} onReady={setMap} />
      <p className="qd-help">
        {say(
          "Draw with the tools on the right: click corner by corner, and the first one again to close. Drag the green square to the store's door.",
        )}
      </p>
    </>
  );
}

/** What the drawing tools say, in the reader's language. */
function toolWordsOf(say: Say): Parameters<L.PM.PMMap["setLang"]>[1] {
  return {
    tooltips: {
      placeMarker: say("Click to place"),
      firstVertex: say("Click for the first corner"),
      continueLine: say("Click for the next corner"),
      finishLine: say("Click the last corner to finish"),
      finishPoly: say("Click the first corner to finish"),
      finishRect: say("Click to finish"),
    },
    actions: {
      finish: say("Finish"),
      cancel: say("Cancel"),
      removeLastVertex: say("Remove the last corner"),
    },
    buttonTitles: {
      drawPolyButton: say("Draw an area"),
      drawRectButton: say("Draw a rectangle"),
      editButton: say("Move corners"),
      cutButton: say("Cut a hole"),
      deleteButton: say("Remove an area"),
    },
  };
}

const rounded = (degrees: number): number => Number(degrees.toFixed(DECIMALS));

/** Each polygon becomes a layer of its own, so that it is edited by itself. */
function addArea(layers: L.FeatureGroup, area: AreaGeometry): void {
  const polygons = area.type === "Polygon" ? [area.coordinates] : area.coordinates;
  for (const rings of polygons) {
    const corners = rings.map((ring) =>
      ring.slice(0, -1).map(([longitude = 0, latitude = 0]) => L.latLng(latitude, longitude)),
    );
    L.polygon(corners, { className: "qd-map-area" }).addTo(layers);
  }
}

function areaOf(layers: L.FeatureGroup): AreaGeometry | null {
  const polygons: Ring[][] = [];
  layers.eachLayer((layer) => {
    if (!(layer instanceof L.Polygon)) return;
    const { geometry } = layer.toGeoJSON(DECIMALS);
    if (geometry.type === "Polygon") polygons.push(geometry.coordinates);
    if (geometry.type === "MultiPolygon") polygons.push(...geometry.coordinates);
  });
  const [first] = polygons;
  if (!first) return null;
  return polygons.length === 1
    ? { type: "Polygon", coordinates: first }
    : { type: "MultiPolygon", coordinates: polygons };
}
