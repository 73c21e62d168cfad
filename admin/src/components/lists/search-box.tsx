import React, { useEffect, useState } from "react";
import { useSearchParams } from "react-router-dom";
import { useSay } from "../../locale/say.js";
import { searchOf, withSearch } from "./list-address.js";

/** Looks for a text in everything a list can be searched by; Enter searches, an empty text shows all again. */
export default function SearchBox(): React.ReactElement {
  const say = useSay();
  const [address, setAddress] = useSearchParams();
  const searched = searchOf(address);
  const [text, setText] = useState(searched);
  useEffect(() => setText(searched), [searched]);
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        setAddress(withSearch(address, text));
      }}
    >
      <input
        type="search"
        className="qd-search"
        aria-label={say("Search this list")}
        placeholder={say("Search this list")}
        maxLength={120}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          if (target.value === "" && searched) setAddress(withSearch(address, ""));
        }}
      />
    </form>
  );
}
