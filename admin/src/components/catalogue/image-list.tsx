import React, { useState } from "react";
import { useSay } from "../../locale/say.js";
import { imageAddress } from "./product-answers.js";

const MAXIMUM_BYTES = 5 * 1024 * 1024;

/** A product's pictures: added from files, moved, removed; the first one stands for the product. */
export default function ImageList(props: {
  images: readonly string[];
  onChange: (images: string[]) => void;
}): React.ReactElement {
  const say = useSay();
  const { images, onChange } = props;
  const [dragged, setDragged] = useState<number | null>(null);
  const [error, setError] = useState("");
  const [isSending, setSending] = useState(false);

  const add = async (files: readonly File[]): Promise<void> => {
    setSending(true);
    setError("");
    let present = [...images];
    try {
      for (const file of files) {
        present = [...present, await upload(file)];
        onChange(present);
      }
    } catch (refusal) {
      setError(say((refusal as Error).message));
    } finally {
      setSending(false);
    }
  };
  const move = (from: number, to: number): void => {
    const moved = [...images];
    moved.splice(to, 0, ...moved.splice(from, 1));
    onChange(moved);
  };

  return (
    <>
      <ol className="qd-images">
        {images.map((url, index) => {
          const address = imageAddress(url);
          const number = index + 1;
          return (
            <li
              key={url}
              draggable
              onDragStart={() => setDragged(index)}
              onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => {
                event.preventDefault();
                if (dragged !== null) move(dragged, index);
                setDragged(null);
              }}
            >
              {address ? <img src={address} alt={say("Picture {number}", { number })} /> : <span>{url}</span>}
              <span>
                <button
                  type="button"
                  className="qd-link"
                  disabled={index === 0}
                  aria-label={say("Move picture {number} forward", { number })}
                  onClick={() => move(index, index - 1)}
                >
                  ←
                </button>
                <button
                  type="button"
                  className="qd-link"
                  disabled={index === images.length - 1}
                  aria-label={say("Move picture {number} back", { number })}
                  onClick={() => move(index, index + 1)}
                >
                  →
                </button>
                <button
                  type="button"
                  className="qd-link"
                  aria-label={say("Remove picture {number}", { number })}
                  onClick={() => onChange(images.filter((each) => each !== url))}
                >
                  ×
                </button>
              </span>
            </li>
          );
        })}
      </ol>
      <div className="qd-field">
        <label htmlFor="product-images">{say("Add pictures (JPEG, PNG or WebP, up to 5 MB)")}</label>
        <input
          id="product-images"
          type="file"
          accept="image/jpeg,image/png,image/webp"
          multiple
          disabled={isSending}
          onChange={({ target }) => {
            void add([...(target.files ?? [])]);
            target.value = "";
          }}
        />
      </div>
      {error && (
        <p className="qd-alarm" role="alert">
          {error}
        </p>
      )}
    </>
  );
}

/** Sends one picture; answers where it is. Throws the sentence to show. */
async function upload(file: File): Promise<string> {
  if (file.size > MAXIMUM_BYTES) throw new Error("The picture is larger than 5 MB: choose a smaller one.");
  const response = await fetch("/admin/api/own/images", {
    method: "POST",
    headers: { "content-type": file.type || "application/octet-stream" },
    body: file,
  }).catch(() => null);
  const answer = (await response?.json().catch(() => null)) as { url?: string; message?: string } | null;
  if (!response?.ok || !answer?.url) throw new Error(answer?.message ?? "The picture could not be sent. Try again.");
  return answer.url;
}
